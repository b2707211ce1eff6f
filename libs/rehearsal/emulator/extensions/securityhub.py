"""moto lacks the standards of Security Hub, and how its controls are enabled and its findings made.

A standard is ready as soon as it is subscribed to. It checks nothing.
"""

import json

from moto.securityhub import urls
from moto.securityhub.exceptions import SecurityHubClientError
from moto.securityhub.models import SecurityHubBackend
from moto.securityhub.responses import SecurityHubResponse

from . import add_calls

DEFAULTS = {"AutoEnableControls": True, "ControlFindingGenerator": "SECURITY_CONTROL"}


def install() -> None:
    add_state()
    describe_as_configured()
    add_calls(SecurityHubResponse, Calls)
    for path in ("standards/register", "standards/get", "standards/deregister"):
        urls.url_paths[f"{{0}}/{path}$"] = SecurityHubResponse.dispatch


def add_state() -> None:
    start = SecurityHubBackend.__init__
    disable = SecurityHubBackend.disable_security_hub

    def forget(self):
        self.configuration = dict(DEFAULTS)
        self.standards: dict[str, dict] = {}

    def start_configured(self, region_name, account_id):
        start(self, region_name, account_id)
        forget(self)

    def disable_all(self):
        answer = disable(self)
        forget(self)
        return answer

    SecurityHubBackend.__init__ = start_configured
    SecurityHubBackend.disable_security_hub = disable_all


def describe_as_configured() -> None:
    enable_security_hub = SecurityHubResponse.enable_security_hub
    describe_hub = SecurityHubBackend.describe_hub

    def enable(self):
        answer = enable_security_hub(self)
        configure(self, ("ControlFindingGenerator",))
        return answer

    def describe(self, hub_arn=None):
        hub = describe_hub(self, hub_arn)
        # AWS returns tags from ListTagsForResource.
        return {**{key: value for key, value in hub.items() if key != "Tags"}, **self.configuration}

    SecurityHubResponse.enable_security_hub = enable
    SecurityHubBackend.describe_hub = describe


class Calls:
    def update_security_hub_configuration(self):
        standards_of(self)
        configure(self, DEFAULTS)
        return "{}"

    def batch_enable_standards(self):
        standards = standards_of(self)
        arns = [request["StandardsArn"] for request in self._get_param("StandardsSubscriptionRequests")]
        for arn in arns:
            standards[subscription_arn(self, arn)] = {
                "StandardsSubscriptionArn": subscription_arn(self, arn),
                "StandardsArn": arn,
                "StandardsInput": {},
                "StandardsStatus": "READY",
                "StandardsControlsUpdatable": "READY_FOR_UPDATES",
            }
        return answer_with([standards[subscription_arn(self, arn)] for arn in arns])

    def get_enabled_standards(self):
        arns = self._get_param("StandardsSubscriptionArns")
        known = standards_of(self).values()
        return answer_with([one for one in known if not arns or one["StandardsSubscriptionArn"] in arns])

    def batch_disable_standards(self):
        standards = standards_of(self)
        gone = [standards.pop(arn, None) for arn in self._get_param("StandardsSubscriptionArns")]
        return answer_with([{**one, "StandardsStatus": "DELETING"} for one in gone if one])


def configure(call: SecurityHubResponse, names) -> None:
    given = {name: call._get_param(name) for name in names}
    configuration = call.securityhub_backend.configuration
    configuration.update({name: value for name, value in given.items() if value is not None})


def standards_of(call: SecurityHubResponse) -> dict[str, dict]:
    if not call.securityhub_backend.enabled:
        raise SecurityHubClientError("InvalidAccessException", "Account is not subscribed to AWS Security Hub")
    return call.securityhub_backend.standards


def subscription_arn(call: SecurityHubResponse, standards_arn: str) -> str:
    # arn:aws:securityhub:us-east-1::standards/nist-800-53/v/5.0.0, or :::ruleset/… for the oldest one.
    name = standards_arn.split(":")[-1].split("/", 1)[1]
    return f"arn:{call.partition}:securityhub:{call.region}:{call.current_account}:subscription/{name}"


def answer_with(subscriptions: list[dict]) -> str:
    return json.dumps({"StandardsSubscriptions": subscriptions})
