"""Code signing configurations, which moto lacks. Nothing is verified here."""

from datetime import datetime, timezone
from uuid import uuid4

from moto.awslambda import urls
from moto.awslambda.exceptions import LambdaClientError
from moto.awslambda.models import LambdaBackend, LambdaFunction
from moto.awslambda.responses import LambdaResponse
from moto.core.responses import ActionResult, EmptyResult

from .. import add_calls

GIVEN = ("Description", "AllowedPublishers", "CodeSigningPolicies")


def install() -> None:
    for path in ("code-signing-configs/?$", "code-signing-configs/(?P<arn>[^/]+)$"):
        urls.url_paths[f"{{0}}/(?P<api_version>[^/]+)/{path}"] = LambdaResponse.dispatch
    tag_configs()
    for calls in (OfConfigs, OfFunctions):
        add_calls(LambdaResponse, calls)


class NotFound(LambdaClientError):
    code = 404


class Conflict(LambdaClientError):
    code = 409


class Config:
    """Has what moto asks of a thing with tags."""

    def __init__(self, tags: dict[str, str], **described):
        self.tags = tags
        self.described = described


def tag_configs() -> None:
    resource_by_arn = LambdaBackend._get_resource_by_arn

    def resource(self, arn):
        return configs_of(self).get(arn) or resource_by_arn(self, arn)

    LambdaBackend._get_resource_by_arn = resource


def configs_of(backend: LambdaBackend) -> dict[str, Config]:
    return vars(backend).setdefault("code_signing_configs", {})


def config_of(call: LambdaResponse, error: str = "ResourceNotFoundException") -> Config:
    arn = call._get_param("CodeSigningConfigArn")
    if arn not in configs_of(call.backend):
        raise NotFound(error, f"The code signing configuration {arn} cannot be found")
    return configs_of(call.backend)[arn]


class OfConfigs:
    def create_code_signing_config(self):
        config_id = f"csc-{uuid4().hex[:17]}"
        arn = f"arn:{self.partition}:lambda:{self.region}:{self.current_account}:code-signing-config:{config_id}"
        config = Config(
            self._get_param("Tags") or {},
            CodeSigningConfigId=config_id,
            CodeSigningConfigArn=arn,
            CodeSigningPolicies={"UntrustedArtifactOnDeployment": "Warn"},
        )
        configs_of(self.backend)[arn] = config
        return described(self, config)

    def get_code_signing_config(self):
        return ActionResult({"CodeSigningConfig": config_of(self).described})

    def update_code_signing_config(self):
        return described(self, config_of(self))

    def delete_code_signing_config(self):
        arn = config_of(self).described["CodeSigningConfigArn"]
        if any(function.code_signing_config_arn == arn for function in self.backend.list_functions()):
            raise Conflict("ResourceConflictException", "Cannot delete CodeSigningConfig that is in use by a function.")
        del configs_of(self.backend)[arn]
        return EmptyResult()


def described(call: LambdaResponse, config: Config) -> ActionResult:
    config.described.update({name: value for name in GIVEN if (value := call._get_param(name)) is not None})
    config.described["LastModified"] = datetime.now(timezone.utc).isoformat()
    return ActionResult({"CodeSigningConfig": config.described})


class OfFunctions:
    def put_function_code_signing_config(self):
        config, function = config_of(self, "CodeSigningConfigNotFoundException"), function_of(self)
        function.code_signing_config_arn = config.described["CodeSigningConfigArn"]
        return ActionResult(function.get_function_code_signing_config())

    def get_function_code_signing_config(self):
        signing = function_of(self).get_function_code_signing_config()
        return ActionResult({name: value for name, value in signing.items() if value is not None})

    def delete_function_code_signing_config(self):
        function_of(self).code_signing_config_arn = None
        return EmptyResult()


def function_of(call: LambdaResponse) -> LambdaFunction:
    return call.backend.get_function(call._get_param("FunctionName"))
