"""Settings of a function: moto forgets some, and changes few."""

from moto.awslambda.models import ImageConfig, LambdaBackend, LambdaFunction
from moto.ec2.models import ec2_backends

# Returned as given, if they were.
KEPT = ("KMSKeyArn", "DeadLetterConfig", "FileSystemConfigs", "SnapStart")
LOGS = {"ApplicationLogLevel": "INFO", "SystemLogLevel": "INFO"}


def install() -> None:
    keep_settings()
    change_settings()
    find_vpc()
    change_architecture()


def keep_settings() -> None:
    start = LambdaFunction.__init__
    get_configuration = LambdaFunction.get_configuration

    def start_keeping(self, account_id, spec, region, version=1):
        start(self, account_id, spec, region, version)
        self.kept = kept_of(spec)
        self.logging_config = logging_of(self.function_name, spec.get("LoggingConfig"))

    def as_given(self, on_create=False):
        snap_start = self.kept.get("SnapStart", {"ApplyOn": "None"})
        configuration = get_configuration(self, on_create)
        if not any(self.image_config.response().values()):
            # moto says of every image that it is started with nothing.
            configuration.pop("ImageConfigResponse", None)
        return {
            **configuration,
            **self.kept,
            "SnapStart": {**snap_start, "OptimizationStatus": "Off"},
            "LoggingConfig": self.logging_config,
        }

    LambdaFunction.__init__ = start_keeping
    LambdaFunction.get_configuration = as_given


def change_settings() -> None:
    update_configuration = LambdaFunction.update_configuration

    def update(self, config_updates):
        if "Environment" in config_updates:
            # None takes away all that there are.
            variables = config_updates["Environment"].get("Variables", {})
            config_updates = {**config_updates, "Environment": {"Variables": variables}}
        update_configuration(self, config_updates)
        self.kept = kept_of({**self.kept, **config_updates})
        if "LoggingConfig" in config_updates:
            self.logging_config = logging_of(self.function_name, config_updates["LoggingConfig"])
        if "TracingConfig" in config_updates:
            self.tracing_config = config_updates["TracingConfig"]
        if "EphemeralStorage" in config_updates:
            self.ephemeral_storage = config_updates["EphemeralStorage"]["Size"]
        if "ImageConfig" in config_updates:
            self.image_config = ImageConfig(config_updates["ImageConfig"])
        return self.get_configuration()

    LambdaFunction.update_configuration = update


def kept_of(spec: dict) -> dict:
    """An empty ARN takes the key or the dead letters away."""
    return {name: spec[name] for name in KEPT if spec.get(name) not in (None, "", [], {}, {"TargetArn": ""})}


def logging_of(function_name: str, given: dict | None) -> dict:
    """AWS names the log group that it takes by itself, and the levels of a structured log."""
    config = {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{function_name}", **(given or {})}
    return {**LOGS, **config} if config["LogFormat"] == "JSON" else config


def find_vpc() -> None:
    def vpc_config(self):
        given = self._vpc_config
        if not given or not given.get("SubnetIds"):
            return None
        subnets = ec2_backends[self.account_id][self.region].describe_subnets(subnet_ids=given["SubnetIds"])
        return {"Ipv6AllowedForDualStack": False, **given, "VpcId": subnets[0].vpc_id}

    LambdaFunction.vpc_config = property(vpc_config)


def change_architecture() -> None:
    update_function_code = LambdaBackend.update_function_code

    def update(self, function_name, qualifier, body):
        if body.get("Architectures"):
            self.get_function(function_name, qualifier).architectures = body["Architectures"]
        return update_function_code(self, function_name, qualifier, body)

    LambdaBackend.update_function_code = update
