"""moto ignores the conditions of bucket policies, loses versions, and reads policies of log buckets too narrowly.

1. Statements of a bucket policy that concern requests without TLS are passed over. The usual "deny what is not TLS"
   would deny everything; on loopback there is no TLS to ask for.
2. A bucket whose versioning is suspended keeps its versions until each is deleted, as on S3. moto deletes all of
   them with the first and fails at the second, so that Terraform could not empty a bucket.
3. A bucket may be logged to when a statement lets the logging service write there, whatever the form of the
   statement. moto compares the resource with a string only, and fails at a principal of "*".
4. The form of the keys of a bucket's logs is returned as it was given. moto leaves it out.
5. So is whether a bucket tells EventBridge what happens to its objects.
"""

import json

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.models import FakeBucket, S3Backend
from moto.s3.responses import S3Response
from moto.s3.utils import LOGGING_SERVICE_PRINCIPAL


def install() -> None:
    take_loopback_for_tls()
    keep_versions_when_suspended()
    FakeBucket._log_permissions_enabled_policy = staticmethod(may_receive_logs)
    return_form_of_log_keys()
    return_event_bridge()


TLS_CONDITIONS = ("aws:SecureTransport", "s3:TlsVersion")


def take_loopback_for_tls() -> None:
    def permission(self, action, resource):
        if self.policy is None:
            return PermissionResult.NEUTRAL
        document = json.loads(self.policy)
        document["Statement"] = [
            statement
            for statement in document["Statement"]
            if not any(key in json.dumps(statement.get("Condition", {})) for key in TLS_CONDITIONS)
        ]
        return IAMPolicy(json.dumps(document)).is_action_permitted(action, resource)

    FakeBucket.get_permission = permission


def keep_versions_when_suspended() -> None:
    delete_object = S3Backend.delete_object

    def delete(self, bucket_name, key_name, version_id=None, bypass=False):
        bucket = self.get_bucket(bucket_name)
        if version_id is None or bucket.versioning_status != "Suspended":
            return delete_object(self, bucket_name, key_name, version_id, bypass)
        bucket.versioning_status = "Enabled"
        try:
            return delete_object(self, bucket_name, key_name, version_id, bypass)
        finally:
            bucket.versioning_status = "Suspended"

    S3Backend.delete_object = delete


def may_receive_logs(target_bucket, target_prefix) -> bool:
    if not target_bucket.policy:
        return False
    written = f"arn:{target_bucket.partition}:s3:::{target_bucket.name}/{target_prefix or ''}"
    return any(
        statement.get("Effect") == "Allow"
        and LOGGING_SERVICE_PRINCIPAL in services_of(statement)
        and "s3:PutObject" in as_list(statement.get("Action"))
        and any(covers(resource, written) for resource in as_list(statement.get("Resource")))
        for statement in as_list(json.loads(target_bucket.policy)["Statement"])
    )


def services_of(statement: dict) -> list[str]:
    principal = statement.get("Principal")
    return as_list(principal.get("Service")) if isinstance(principal, dict) else []


def covers(resource: str, written: str) -> bool:
    return resource.endswith("*") and written.startswith(resource[:-1])


def as_list(value) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]


def return_form_of_log_keys() -> None:
    get_bucket_logging = S3Response.get_bucket_logging

    def answer(self):
        given = (self.backend.get_bucket_logging(self.bucket_name) or {}).get("TargetObjectKeyFormat")
        if not given:
            return get_bucket_logging(self)
        # The simple form is an element without content, and None would be left out.
        form = {name: content or {} for name, content in given.items()}
        add = lambda result: result["LoggingEnabled"].update(TargetObjectKeyFormat=form)
        return answer_with(self, get_bucket_logging, add)

    S3Response.get_bucket_logging = answer


def return_event_bridge() -> None:
    get_bucket_notification = S3Response.get_bucket_notification

    def answer(self):
        notifications = self.backend.get_bucket_notification_configuration(self.bucket_name)
        if notifications is None or notifications.event_bridge is None:
            return get_bucket_notification(self)
        return answer_with(self, get_bucket_notification, lambda result: result.update(EventBridgeConfiguration={}))

    S3Response.get_bucket_notification = answer


def answer_with(call: S3Response, answer, add):
    """moto's answer to a call, when `add` has been at its result."""
    serialized = call.serialized

    def with_more(action):
        add(action.result)
        return serialized(action)

    call.serialized = with_more
    try:
        return answer(call)
    finally:
        del call.serialized
