"""moto forgets much of a distribution, and lacks the policies of CloudFront.

1. A distribution has an ARN in AWS's form, and is returned as it was given, with AWS's defaults for the rest. Its
   policies and its certificate must exist, another distribution must not have its names, and a change or deletion must
   know the last version, as on AWS.
2. Cache policies, origin request policies and response headers policies are kept as they are described. One that a
   distribution uses can't be deleted.
"""

from moto.acm.models import acm_backends
from moto.cloudfront import models, urls
from moto.cloudfront.exceptions import CloudFrontException
from moto.cloudfront.models import CloudFrontBackend, Distribution, random_id
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import camelcase_to_underscores, utcnow
from moto.utilities.utils import get_partition

from . import add_calls

NOTHING = {"Quantity": 0}
DEFAULTS = {
    "Aliases": NOTHING,
    "OriginGroups": NOTHING,
    "CacheBehaviors": NOTHING,
    "CustomErrorResponses": NOTHING,
    "DefaultRootObject": "",
    "HttpVersion": "http2",
    "IsIPV6Enabled": True,
    "Logging": {"Enabled": False, "IncludeCookies": False, "Bucket": "", "Prefix": ""},
    "PriceClass": "PriceClass_All",
    "Restrictions": {"GeoRestriction": {"RestrictionType": "none", "Quantity": 0}},
    "Staging": False,
    "ViewerCertificate": {"CloudFrontDefaultCertificate": True, "MinimumProtocolVersion": "TLSv1"},
    "WebACLId": "",
}
# Policies that AWS has in every account.
# asOf: 2026-11
# source: CloudFront developer guide, "Use managed cache policies", "Use managed origin request policies" and
#   "Use managed response headers policies"
# refresh: aws cloudfront list-cache-policies --type managed, and so for the other two
MANAGED = {
    "CachePolicy": (
        *("658327ea-f89d-4fab-a63d-7e88639e58f6", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"),
        *("b2884449-e4de-46a7-ac36-70bc7f1ddd6d", "83da9c7e-98b4-4e11-a168-04f0df8e2c65"),
        "4cc15a8a-d715-48a4-82b8-cc0b614638fe",
    ),
    "OriginRequestPolicy": (
        *("216adef6-5c7f-47e4-b989-5492eafa07d3", "b689b0a8-53d0-40ab-baf2-68738e2966ac"),
        *("59781a5b-3903-41f3-afcb-af62929ccde1", "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf"),
        *("33f36d7e-f396-46d9-90e0-52428a34d9dc", "acba4595-bd28-49b8-b9fe-13317c0390fa"),
    ),
    "ResponseHeadersPolicy": (
        *("67f7725c-6f97-4210-82d7-5512b31e9d03", "60669652-455b-4ae9-85a4-c4c02393f86c"),
        *("5cc3b908-e619-4b99-88e5-2cf7f45965bd", "eaab4381-ed33-4a86-88ca-d9558dc6cd63"),
        "e61eb60c-9c35-4d20-a928-2b84e02af89c",
    ),
}
PATHS = {"CachePolicy": "cache", "OriginRequestPolicy": "origin-request", "ResponseHeadersPolicy": "response-headers"}


def install() -> None:
    models.DistributionConfig = ConfigAsGiven
    complete_arn()
    refuse_what_aws_refuses()
    for kind, path in PATHS.items():
        for end in ("$", "/(?P<id>[^/]+)$"):
            urls.url_paths[f"{{0}}/2020-05-31/{path}-policy{end}"] = CloudFrontResponse.dispatch
        add_calls(CloudFrontResponse, calls_of(kind))


class Refusal(CloudFrontException):
    def __init__(self, code: str, message: str):
        super().__init__(code, message)
        self.code = code


class ConfigAsGiven:
    def __init__(self, given: dict):
        vars(self).update({**DEFAULTS, **given})
        self.caller_reference = given["CallerReference"]


def complete_arn() -> None:
    start = Distribution.__init__

    def start_with_arn(self, account_id, region_name, config):
        start(self, account_id, region_name, config)
        # moto leaves out where the region would stand.
        self.arn = f"arn:{get_partition(region_name)}:cloudfront::{account_id}:distribution/{self.id}"

    Distribution.__init__ = start_with_arn


def refuse_what_aws_refuses() -> None:
    create = CloudFrontBackend.create_distribution_with_tags
    update = CloudFrontBackend.update_distribution
    delete = CloudFrontBackend.delete_distribution

    def create_possible(self, distribution_config, tags):
        refuse_impossible(self, distribution_config, None)
        return create(self, distribution_config, tags)

    def update_possible(self, dist_config, _id, if_match):
        distribution = last_version(self, _id, if_match)
        refuse_impossible(self, dist_config, _id)
        distribution.etag = random_id()
        return update(self, dist_config, _id, distribution.etag)

    def delete_disabled(self, distribution_id, if_match):
        if last_version(self, distribution_id, if_match).distribution_config.Enabled:
            raise Refusal("DistributionNotDisabled", "The distribution you are trying to delete has not been disabled.")
        delete(self, distribution_id, if_match)

    CloudFrontBackend.create_distribution_with_tags = create_possible
    CloudFrontBackend.update_distribution = update_possible
    CloudFrontBackend.delete_distribution = delete_disabled


def last_version(backend: CloudFrontBackend, distribution_id: str, etag: str | None) -> Distribution:
    distribution, last = backend.get_distribution(distribution_id)
    if etag != last:
        raise Refusal("PreconditionFailed", "The request failed because it didn't meet the preconditions.")
    return distribution


def refuse_impossible(backend: CloudFrontBackend, config: dict, distribution_id: str | None) -> None:
    for kind in MANAGED:
        for policy in policies_in(config, kind):
            if policy not in MANAGED[kind] and policy not in policies_of(backend, kind):
                raise Refusal(f"NoSuch{kind}", f"The specified {kind} does not exist: {policy}")
    names = set(config.get("Aliases", {}).get("Items") or [])
    for other in backend.distributions.values():
        taken = names & set(other.distribution_config.Aliases.get("Items") or [])
        if taken and other.id != distribution_id:
            raise Refusal("CNAMEAlreadyExists", f"Another distribution has {', '.join(sorted(taken))}")
    refuse_certificate(backend, config.get("ViewerCertificate", {}).get("ACMCertificateArn"), names)


def refuse_certificate(backend: CloudFrontBackend, arn: str | None, names: set[str]) -> None:
    # CloudFront reads certificates from one region only.
    known = acm_backends[backend.account_id]["us-east-1"]._certificates
    if (arn and arn not in known) or (names and not arn):
        raise Refusal("InvalidViewerCertificate", f"The specified certificate doesn't exist in us-east-1: {arn}")


def policies_in(config: dict, kind: str) -> set[str]:
    behaviors = [config["DefaultCacheBehavior"], *((config.get("CacheBehaviors") or {}).get("Items") or [])]
    return {behavior[f"{kind}Id"] for behavior in behaviors if behavior.get(f"{kind}Id")}


def policies_of(backend: CloudFrontBackend, kind: str) -> dict[str, dict]:
    return vars(backend).setdefault("policies", {}).setdefault(kind, {})


def calls_of(kind: str) -> type:
    def create(self):
        config, policies = self._get_param(f"{kind}Config"), policies_of(self.backend, kind)
        if any(policy[f"{kind}Config"]["Name"] == config["Name"] for policy in policies.values()):
            raise Refusal(f"{kind}AlreadyExists", f"There is a {kind} named {config['Name']}")
        policy = {"Id": random_id(), "etag": random_id()}
        policies[policy["Id"]] = policy
        return kept(policy, config)

    def get(self):
        return answer(policy_of(self))

    def update(self):
        policy = policy_of(self, self._get_param("IfMatch"))
        policy["etag"] = random_id()
        return kept(policy, self._get_param(f"{kind}Config"))

    def delete(self):
        policy = policy_of(self, self._get_param("IfMatch"))
        for distribution in self.backend.distributions.values():
            if policy["Id"] in policies_in(vars(distribution.distribution_config), kind):
                raise Refusal(f"{kind}InUse", f"A distribution uses {policy['Id']}")
        del policies_of(self.backend, kind)[policy["Id"]]
        return EmptyResult()

    def kept(policy, config):
        policy.update({f"{kind}Config": config, "LastModifiedTime": utcnow()})
        return answer(policy)

    def policy_of(call, *etag):
        policies, policy_id = policies_of(call.backend, kind), call._get_param("Id")
        if policy_id not in policies:
            raise Refusal(f"NoSuch{kind}", f"The {kind} does not exist.")
        if etag and etag[0] != policies[policy_id]["etag"]:
            raise Refusal("PreconditionFailed", "The request failed because it didn't meet the preconditions.")
        return policies[policy_id]

    def answer(policy):
        described = {key: value for key, value in policy.items() if key != "etag"}
        location = f"https://cloudfront.amazonaws.com/2020-05-31/{PATHS[kind]}-policy/{policy['Id']}"
        return ActionResult({kind: described, "ETag": policy["etag"], "Location": location})

    name = camelcase_to_underscores(kind)
    calls = {"create": create, "get": get, "update": update, "delete": delete}
    return type("Calls", (), {f"{verb}_{name}": call for verb, call in calls.items()})
