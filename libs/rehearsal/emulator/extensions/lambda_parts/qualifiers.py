"""What belongs to a qualifier: an alias, a version, or the function itself.

moto gives the policy of an alias to the version that it points to, so that the next version would have none, knows the
settings of asynchronous calls for the whole function only, and lacks provisioned concurrency.
"""

import json
from datetime import datetime, timezone
from typing import NamedTuple

from moto.awslambda import urls
from moto.awslambda.exceptions import (
    GenericResourcNotFound,
    InvalidParameterValueException,
    LambdaClientError,
    UnknownEventConfig,
    UnknownPolicyException,
)
from moto.awslambda.models import EventInvokeConfig, LambdaBackend
from moto.awslambda.policy import Policy
from moto.awslambda.responses import LambdaResponse
from moto.core.responses import ActionResult, EmptyResult

from .. import add_calls

FUNCTIONS = "{0}/(?P<api_version>[^/]+)/functions/(?P<function_name>[^/]+)"


def install() -> None:
    urls.url_paths[f"{FUNCTIONS}/provisioned-concurrency$"] = LambdaResponse.dispatch
    forget_what_is_deleted()
    for calls in (OfPolicies, OfAsynchronousCalls, OfProvisionedConcurrency):
        add_calls(LambdaResponse, calls)


class Conflict(LambdaClientError):
    code = 409


class NotFound(LambdaClientError):
    code = 404


class Target(NamedTuple):
    """What a call is about, in whichever form it names the function."""

    name: str
    qualifier: str | None
    # Its own, with the qualifier.
    arn: str
    # Policy, settings of asynchronous calls, provisioned concurrency.
    belongings: dict


def target_of(call: LambdaResponse, given: str | None = None) -> Target:
    backend: LambdaBackend = call.backend
    given = given or call._get_param("FunctionName")
    name, _, qualifier = given.split(":function:")[-1].partition(":")
    qualifier = qualifier or call.querystring.get("Qualifier", [None])[0]
    backend.get_function(name, qualifier)
    arn = backend.get_function(name).function_arn + (f":{qualifier}" if qualifier else "")
    return Target(name, qualifier, arn, belongings_of(backend).setdefault((name, qualifier), {}))


def belongings_of(backend: LambdaBackend) -> dict[tuple[str, str | None], dict]:
    return vars(backend).setdefault("belongings", {})


def forget_what_is_deleted() -> None:
    delete_alias, delete_function = LambdaBackend.delete_alias, LambdaBackend.delete_function

    def delete_with_belongings(self, name, function_name):
        delete_alias(self, name, function_name)
        belongings_of(self).pop((function_name, name), None)

    def delete_all(self, function_name, qualifier=None):
        name = self.get_function(function_name, qualifier).function_name
        delete_function(self, function_name, qualifier)
        for key in [key for key in belongings_of(self) if key[0] == name and qualifier in (None, key[1])]:
            del belongings_of(self)[key]

    LambdaBackend.delete_alias = delete_with_belongings
    LambdaBackend.delete_function = delete_all


class OfPolicies:
    def add_permission(self):
        target = target_of(self)
        policy = target.belongings.setdefault("policy", Policy(self.backend.get_function(target.name)))
        sid = self._get_param("StatementId")
        if any(statement["Sid"] == sid for statement in policy.statements):
            raise Conflict("ResourceConflictException", f"The statement id ({sid}) provided already exists")
        statement, _ = policy.add_statement(self.body, target.qualifier)
        return ActionResult({"Statement": json.dumps(statement)})

    def get_policy(self):
        policy = target_of(self).belongings.get("policy")
        if policy is None:
            raise GenericResourcNotFound()
        return policy.wire_format()

    def remove_permission(self):
        policy = target_of(self).belongings.get("policy")
        if policy is None:
            raise UnknownPolicyException()
        policy.del_statement(self._get_param("StatementId"))
        return EmptyResult()


class OfAsynchronousCalls:
    def put_function_event_invoke_config(self):
        return invoke_config(self, {})

    def update_function_event_invoke_config(self):
        before = target_of(self).belongings.get("invoke")
        return invoke_config(self, before.config if before else {})

    def get_function_event_invoke_config(self):
        target = target_of(self)
        if "invoke" not in target.belongings:
            raise UnknownEventConfig(target.arn)
        return ActionResult(target.belongings["invoke"].response())

    def delete_function_event_invoke_config(self):
        target = target_of(self)
        if target.belongings.pop("invoke", None) is None:
            raise UnknownEventConfig(target.arn)
        return EmptyResult()


def invoke_config(call: LambdaResponse, before: dict) -> ActionResult:
    target = target_of(call)
    arn = target.arn if target.qualifier else f"{target.arn}:$LATEST"
    # AWS names the destinations even if there are none.
    destinations = {"OnSuccess": {}, "OnFailure": {}}
    given = {"DestinationConfig": destinations, **before, **call.json_body}
    given["DestinationConfig"] = {**destinations, **given["DestinationConfig"]}
    target.belongings["invoke"] = EventInvokeConfig(arn, now().timestamp(), given)
    return ActionResult(target.belongings["invoke"].response())


class OfProvisionedConcurrency:
    def put_provisioned_concurrency_config(self):
        target = qualified_target(self)
        wanted = self._get_param("ProvisionedConcurrentExecutions")
        reserved = self.backend.get_function_concurrency(target.name)
        if reserved is not None and wanted > int(reserved):
            raise InvalidParameterValueException(
                f"Provisioned concurrency {wanted} is above the reserved concurrency of the function, {reserved}"
            )
        target.belongings["concurrency"] = {
            "RequestedProvisionedConcurrentExecutions": wanted,
            "AvailableProvisionedConcurrentExecutions": wanted,
            "AllocatedProvisionedConcurrentExecutions": wanted,
            "Status": "READY",
            "LastModified": now().strftime("%Y-%m-%dT%H:%M:%S+0000"),
        }
        return ActionResult(target.belongings["concurrency"])

    def get_provisioned_concurrency_config(self):
        target = qualified_target(self)
        if "concurrency" not in target.belongings:
            raise NotFound(
                "ProvisionedConcurrencyConfigNotFoundException",
                "No Provisioned Concurrency Config found for this function",
            )
        return ActionResult(target.belongings["concurrency"])

    def delete_provisioned_concurrency_config(self):
        qualified_target(self).belongings.pop("concurrency", None)
        return EmptyResult()


def qualified_target(call: LambdaResponse) -> Target:
    target = target_of(call)
    if target.qualifier in (None, "$LATEST"):
        raise InvalidParameterValueException("Provisioned concurrency is for published versions and aliases only")
    return target


def now() -> datetime:
    return datetime.now(timezone.utc)
