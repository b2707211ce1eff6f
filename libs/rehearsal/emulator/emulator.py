"""moto as a rehearsal needs it: the plain server, with the differences below.

Usage: python3 emulator.py HOST PORT

1. A call or a service that moto does not have is answered with 501. moto's own answer is 500, which the AWS SDK
   takes for a passing fault and tries up to 25 times.
2. Statements of a bucket policy that concern requests without TLS are passed over. moto ignores conditions, so
   the usual "deny what is not TLS" would deny everything; on loopback there is no TLS to ask for.
3. A bucket whose versioning is suspended keeps its versions until each is deleted, as on S3. moto deletes all of
   them with the first and fails at the second, so that Terraform could not empty a bucket.
"""

import json
import sys

from moto.core.responses import BaseResponse
from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.models import FakeBucket, S3Backend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from moto.server import main
from werkzeug.wrappers import Response


def answer_unknown_calls_with_501() -> None:
    call_action = BaseResponse.call_action

    def answer(self):
        try:
            return call_action(self)
        except NotImplementedError as error:
            return 501, {"status": 501}, str(error) or "not implemented"

    BaseResponse.call_action = answer

    get_application = DomainDispatcherApplication.get_application

    def application(self, environ):
        try:
            return get_application(self, environ)
        except Exception as error:  # moto fails in several ways at a service that it has never heard of
            message = f"no such service: {error}"
            return lambda environ, start: Response(message, 501)(environ, start)

    DomainDispatcherApplication.get_application = application


def take_loopback_for_tls() -> None:
    def permission(self, action, resource):
        if self.policy is None:
            return PermissionResult.NEUTRAL
        document = json.loads(self.policy)
        document["Statement"] = [
            statement
            for statement in document["Statement"]
            if "aws:SecureTransport" not in json.dumps(statement.get("Condition", {}))
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


if __name__ == "__main__":
    answer_unknown_calls_with_501()
    take_loopback_for_tls()
    keep_versions_when_suspended()
    main(["-H", sys.argv[1], "-p", sys.argv[2]])
