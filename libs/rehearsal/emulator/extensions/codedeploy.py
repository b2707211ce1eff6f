"""moto makes applications, groups and deployments of CodeDeploy, and neither changes nor deletes them.

1. Deployment configurations are kept as they are described. One that a group uses can't be deleted, and a group can't
   use one that does not exist.
2. Groups can be changed and deleted, applications deleted; moto lacks the calls. The alarms of a group are returned.
3. Times are numbers, as AWS has them. moto writes them out, which the SDK for Go refuses.

Deployments shift nothing here. What a hook says of one is kept with it.
"""

import json
from time import time
from uuid import uuid4

from moto.codedeploy.exceptions import CodeDeployException
from moto.codedeploy.models import Application, CodeDeployBackend, DeploymentGroup, DeploymentInfo
from moto.codedeploy.responses import CodeDeployResponse
from moto.core.utils import camelcase_to_underscores

from . import add_calls

# asOf: 2026-11
# source: "Working with deployment configurations in CodeDeploy", AWS CodeDeploy user guide
# refresh: aws deploy list-deployment-configs
OF_AWS = (
    *("AllAtOnce", "HalfAtATime", "OneAtATime", "ECSAllAtOnce", "LambdaAllAtOnce"),
    *("ECSCanary10Percent5Minutes", "ECSCanary10Percent15Minutes"),
    *("ECSLinear10PercentEvery1Minutes", "ECSLinear10PercentEvery3Minutes"),
    *(f"LambdaCanary10Percent{minutes}Minutes" for minutes in (5, 10, 15, 30)),
    *(f"LambdaLinear10PercentEvery{minutes}Minute{'s' * (minutes > 1)}" for minutes in (1, 2, 3, 10)),
)
CONFIG = ("minimumHealthyHosts", "trafficRoutingConfig", "zonalConfig")
GROUP = (
    *("deploymentConfigName", "serviceRoleArn", "triggerConfigurations", "alarmConfiguration", "ecsServices"),
    *("autoRollbackConfiguration", "outdatedInstancesStrategy", "deploymentStyle", "loadBalancerInfo"),
    *("blueGreenDeploymentConfiguration", "ec2TagFilters", "ec2TagSet", "onPremisesTagSet", "autoScalingGroups"),
    *("onPremisesInstanceTagFilters", "terminationHookEnabled"),
)


def install() -> None:
    start_with_configs()
    count_seconds(Application)
    count_seconds(DeploymentInfo)
    describe_group()
    use_known_configs()
    for calls in (OfConfigs, OfGroups, OfApplications, OfDeployments):
        add_calls(CodeDeployResponse, calls)


def start_with_configs() -> None:
    start = CodeDeployBackend.__init__

    def start_with(self, region_name, account_id):
        start(self, region_name, account_id)
        self.deployment_configs: dict[str, dict] = {}

    CodeDeployBackend.__init__ = start_with


def count_seconds(kind: type) -> None:
    start = kind.__init__

    def start_now(self, *args, **kwargs):
        start(self, *args, **kwargs)
        self.create_time = time()

    kind.__init__ = start_now


def describe_group() -> None:
    to_dict = DeploymentGroup.to_dict

    def described(self):
        return {**to_dict(self), "alarmConfiguration": self.alarm_configuration or {"enabled": False, "alarms": []}}

    DeploymentGroup.to_dict = described


def use_known_configs() -> None:
    create_deployment_group = CodeDeployResponse.create_deployment_group

    def create(self):
        refuse_unknown_config(self, self._get_param("deploymentConfigName"))
        return create_deployment_group(self)

    CodeDeployResponse.create_deployment_group = create


class OfConfigs:
    def create_deployment_config(self):
        name, configs = self._get_param("deploymentConfigName"), self.codedeploy_backend.deployment_configs
        if name in configs or is_of_aws(name):
            raise CodeDeployException("DeploymentConfigAlreadyExistsException", f"{name} already exists")
        configs[name] = {
            "deploymentConfigId": str(uuid4()),
            "deploymentConfigName": name,
            "computePlatform": self._get_param("computePlatform") or "Server",
            "createTime": time(),
            **{key: value for key in CONFIG if (value := self._get_param(key)) is not None},
        }
        return json.dumps({"deploymentConfigId": configs[name]["deploymentConfigId"]})

    def get_deployment_config(self):
        name, configs = self._get_param("deploymentConfigName"), self.codedeploy_backend.deployment_configs
        if name not in configs:
            raise unknown_config(name)
        return json.dumps({"deploymentConfigInfo": configs[name]})

    def delete_deployment_config(self):
        name = self._get_param("deploymentConfigName")
        if is_of_aws(name):
            raise CodeDeployException("InvalidOperationException", f"{name} can't be deleted")
        by_application = self.codedeploy_backend.deployment_groups.values()
        if any(group.deployment_config_name == name for groups in by_application for group in groups.values()):
            raise CodeDeployException("DeploymentConfigInUseException", f"{name} is in use")
        self.codedeploy_backend.deployment_configs.pop(name, None)
        return "{}"


class OfGroups:
    def update_deployment_group(self):
        backend, application = self.codedeploy_backend, self._get_param("applicationName")
        group = backend.get_deployment_group(application, self._get_param("currentDeploymentGroupName"))
        refuse_unknown_config(self, self._get_param("deploymentConfigName"))
        for name in GROUP:
            if (value := self._get_param(name)) is not None:
                setattr(group, camelcase_to_underscores(name), value)
        groups = backend.deployment_groups[application]
        del groups[group.deployment_group_name]
        group.deployment_group_name = self._get_param("newDeploymentGroupName") or group.deployment_group_name
        groups[group.deployment_group_name] = group
        return json.dumps({"hooksNotCleanedUp": []})

    def delete_deployment_group(self):
        groups = self.codedeploy_backend.deployment_groups.get(self._get_param("applicationName"), {})
        groups.pop(self._get_param("deploymentGroupName"), None)
        return json.dumps({"hooksNotCleanedUp": []})


class OfApplications:
    def delete_application(self):
        name = self._get_param("applicationName")
        self.codedeploy_backend.applications.pop(name, None)
        self.codedeploy_backend.deployment_groups.pop(name, None)
        return "{}"


class OfDeployments:
    def put_lifecycle_event_hook_execution_status(self):
        deployment = self.codedeploy_backend.get_deployment(self._get_param("deploymentId"))
        status = self._get_param("status")
        if status not in ("Succeeded", "Failed"):
            raise CodeDeployException("InvalidLifecycleEventHookExecutionStatusException", f"{status} is no result")
        execution = self._get_param("lifecycleEventHookExecutionId")
        statuses = vars(deployment).setdefault("hook_statuses", {})
        if execution in statuses:
            raise CodeDeployException("LifecycleEventAlreadyCompletedException", f"{execution} has completed")
        statuses[execution] = status
        return json.dumps({"lifecycleEventHookExecutionId": execution})


def is_of_aws(name: str) -> bool:
    return name.removeprefix("CodeDeployDefault.") in OF_AWS and name.startswith("CodeDeployDefault.")


def refuse_unknown_config(call: CodeDeployResponse, name: str | None) -> None:
    if name and not is_of_aws(name) and name not in call.codedeploy_backend.deployment_configs:
        raise unknown_config(name)


def unknown_config(name: str) -> CodeDeployException:
    return CodeDeployException("DeploymentConfigDoesNotExistException", f"{name} does not exist")
