"""What moto forgets or makes up of RDS, each of which Terraform would change again.

1. Parameters of a group have no source, and Terraform reads those whose source is `user` only.
2. Performance insights and enhanced monitoring of an instance are not returned.
3. Every cluster is said to have the scaling configuration of Serverless v1, with nothing in it.
4. The engine's lifecycle support of a cluster is not returned.
"""

from moto.rds.models import DBCluster, DBInstance, DBParameterGroup


def install() -> None:
    mark_parameters_as_given()
    return_insights_and_monitoring()
    omit_empty_scaling()
    return_lifecycle_support()


def mark_parameters_as_given() -> None:
    update_parameters = DBParameterGroup.update_parameters

    def update(self, new_parameters):
        update_parameters(self, [{**parameter, "Source": "user"} for parameter in new_parameters])

    DBParameterGroup.update_parameters = update


def return_insights_and_monitoring() -> None:
    create = DBInstance.__init__

    def create_monitored(self, *args, **kwargs):
        create(self, *args, **kwargs)
        self.monitoring_interval = kwargs.get("monitoring_interval") or 0
        self.monitoring_role_arn = kwargs.get("monitoring_role_arn")
        self.enable_performance_insights = kwargs.get("enable_performance_insights") or False
        self.performance_insights_kms_key_id = kwargs.get("performance_insights_kms_key_id")
        self.performance_insights_retention_period = kwargs.get("performance_insights_retention_period")

    DBInstance.__init__ = create_monitored
    # RDS takes it by one name and returns it by another.
    DBInstance.performance_insights_enabled = property(lambda self: self.enable_performance_insights)


def omit_empty_scaling() -> None:
    info = DBCluster.scaling_configuration_info.fget

    def given(self):
        return info(self) if self.scaling_configuration else None

    DBCluster.scaling_configuration_info = property(given)


def return_lifecycle_support() -> None:
    create = DBCluster.__init__

    def create_supported(self, *args, **kwargs):
        create(self, *args, **kwargs)
        self.engine_lifecycle_support = kwargs.get("engine_lifecycle_support") or "open-source-rds-extended-support"

    DBCluster.__init__ = create_supported
