"""moto forgets much of what a service was given, and never starts its tasks.

1. Zone rebalancing, ECS Exec, managed tags, the grace period, the capacity providers and the deployment's circuit
   breaker are kept and returned. A service with capacity providers has no launch type.
2. The tasks of a service run at once, so that it is steady; moto leaves them pending for ever.
"""

from moto.core.utils import camelcase_to_underscores
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


def install() -> None:
    keep_what_is_given()
    run_at_once()


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
