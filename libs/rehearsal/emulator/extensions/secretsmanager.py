"""moto runs a rotation function when a secret is told of it, and fails if there is no value yet.

A rehearsal runs no functions: whether and how a secret is rotated is kept, and its value stays what it was. What AWS
asks for is asked for here: the function must exist, and its policy must let Secrets Manager call it.
"""

import json
from time import time

from moto.awslambda.exceptions import LambdaClientError
from moto.awslambda.models import lambda_backends
from moto.secretsmanager.exceptions import (
    InvalidRequestException,
    OperationNotPermittedOnReplica,
    ResourceNotFoundException,
    SecretNotFoundException,
    SecretsManagerClientError,
)
from moto.secretsmanager.models import FakeSecret, ReplicaSecret, SecretsManagerBackend

from . import extend
from .lambda_parts.qualifiers import belongings_of

SERVICE = "secretsmanager.amazonaws.com"
DAY = 86400


def install() -> None:
    # The policies of functions are there.
    extend("awslambda")
    to_dict = FakeSecret.to_dict

    def as_told(self):
        told = to_dict(self)
        rules = getattr(self, "rotation_rules", None)
        if "RotationRules" in told and rules is not None:
            told["RotationRules"] = rules
        return told

    FakeSecret.to_dict = as_told
    SecretsManagerBackend.rotate_secret = keep_rotation


def keep_rotation(
    self: SecretsManagerBackend,
    secret_id: str,
    client_request_token: str | None = None,
    rotation_lambda_arn: str | None = None,
    rotation_rules: dict | None = None,
    rotate_immediately: bool = True,
) -> str:
    secret = secret_to_rotate(self, secret_id)
    function = rotation_lambda_arn or secret.rotation_lambda_arn
    if not function:
        raise InvalidRequestException("No Lambda rotation function ARN is associated with this secret.")
    refuse_uncallable(function, secret.arn)
    secret.rotation_lambda_arn = function
    secret.rotation_requested = secret.rotation_enabled = True
    if rotation_rules is not None:
        secret.rotation_rules = rotation_rules
        days = rotation_rules.get("AutomaticallyAfterDays")
        secret.next_rotation_date = int(time()) + days * DAY if days else None
    return json.dumps({"ARN": secret.arn, "Name": secret.name})


def secret_to_rotate(backend: SecretsManagerBackend, secret_id: str) -> FakeSecret:
    if not backend._is_valid_identifier(secret_id):
        raise SecretNotFoundException()
    secret = backend.secrets[secret_id]
    if isinstance(secret, ReplicaSecret):
        raise OperationNotPermittedOnReplica
    if secret.is_deleted():
        raise InvalidRequestException("A secret that was marked for deletion can't be rotated.")
    return secret


def refuse_uncallable(function: str, secret: str) -> None:
    _, _, _, region, account, _, name, *qualifier = function.split(":")
    backend = lambda_backends[account][region]
    try:
        backend.get_function(name, *qualifier)
    except LambdaClientError as error:
        raise ResourceNotFoundException(f"Lambda does not exist: {function}") from error
    policy = belongings_of(backend).get((name, qualifier[0] if qualifier else None), {}).get("policy")
    if not any(lets_rotate(statement, secret) for statement in (policy.statements if policy else [])):
        raise SecretsManagerClientError(
            "AccessDeniedException",
            "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants "
            f"access to the principal {SERVICE}.",
        )


def lets_rotate(statement: dict, secret: str) -> bool:
    source = statement.get("Condition", {}).get("ArnLike", {}).get("AWS:SourceArn")
    return (
        statement["Principal"] == {"Service": SERVICE}
        and statement["Action"] in ("lambda:InvokeFunction", "lambda:*", "*")
        and source in (None, secret)
    )
