"""moto forgets much of what a service was given, and never starts its tasks.

1. Zone rebalancing, ECS Exec, managed tags, the grace period, the capacity providers and the deployment's circuit
   breaker are kept and returned. A service with capacity providers has no launch type.
2. The tasks of a service run at once, so that it is steady; moto leaves them pending for ever.
3. What CodeDeploy has the say of, a change of the service is refused.
"""

from moto.core.utils import camelcase_to_underscores
from moto.ecs.exceptions import InvalidParameterException
from moto.ecs.models import Service
from moto.ecs.responses import EC2ContainerServiceResponse

# With what AWS says when nothing was given; None is left out of the answer.
KEPT = {
    "availabilityZoneRebalancing": "DISABLED",
    "capacityProviderStrategy": None,
    "deploymentConfiguration": None,
    "enableECSManagedTags": False,
    "enableExecuteCommand": False,
    "healthCheckGracePeriodSeconds": None,
}


# asOf: 2026-11
# source: ECS API reference, UpdateService: what has to be updated by a new deployment of CodeDeploy
OF_CODE_DEPLOY = ("taskDefinition", "networkConfiguration", "platformVersion", "loadBalancers")


def install() -> None:
    keep_what_is_given()
    run_at_once()
    leave_to_code_deploy()


def keep_what_is_given() -> None:
    create_service = EC2ContainerServiceResponse.create_service

    def create(self):
        action = create_service(self)
        service = action.result["service"]
        for name, default in KEPT.items():
            setattr(service, camelcase_to_underscores(name), self._get_param(name, default))
        if service.capacity_provider_strategy:
            service.launch_type = None
        return action

    EC2ContainerServiceResponse.create_service = create


def run_at_once() -> None:
    start = Service.__init__

    def start_running(self, *args, **kwargs):
        start(self, *args, **kwargs)
        self.running_count, self.pending_count = self.desired_count, 0
        for deployment in self.deployments:
            deployment |= {
                "runningCount": self.desired_count,
                "pendingCount": 0,
                "rolloutState": "COMPLETED",
                "rolloutStateReason": f"ECS deployment {deployment['id']} completed.",
            }

    Service.__init__ = start_running


def leave_to_code_deploy() -> None:
    update_service = EC2ContainerServiceResponse.update_service

    def update(self):
        cluster, name = self._get_param("cluster", "default"), self._get_param("service")
        services, _ = self.ecs_backend.describe_services(cluster, [name])
        given = [argument for argument in OF_CODE_DEPLOY if self._get_param(argument)]
        if given and any(service.deployment_controller["type"] == "CODE_DEPLOY" for service in services):
            raise InvalidParameterException(
                f"Unable to update {', '.join(given)} on services with a CODE_DEPLOY deployment controller. "
                "Use AWS CodeDeploy to trigger a new deployment."
            )
        return update_service(self)

    EC2ContainerServiceResponse.update_service = update
