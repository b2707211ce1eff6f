"""What moto forgets or makes up of RDS, each of which Terraform would change again.

1. Parameters of a group have no source, and Terraform reads those whose source is `user` only.
2. Performance insights and enhanced monitoring of an instance are not returned.
3. Every cluster is said to have the scaling configuration of Serverless v1, with nothing in it.
4. The engine's lifecycle support of a cluster is not returned.
5. A proxy can't be changed, and to ask for one that is gone is a fault of moto's.
6. The certificate authority of an instance has a name that no instance of AWS has. Terraform would change it and reboot
   the instance, which takes it minutes.
"""

from moto.core.responses import ActionResult
from moto.rds.models import DBCluster, DBInstance, DBParameterGroup, RDSBackend
from moto.rds.responses import RDSResponse

from . import add_calls

# asOf: 2026-11
# source: RDS user guide, "Using SSL/TLS to encrypt a connection to a DB instance": the default
# refresh: aws rds describe-certificates, DefaultCertificateForNewLaunches
AUTHORITY = "rds-ca-rsa2048-g1"
PROXY = {
    "Auth": "auth",
    "RequireTLS": "require_tls",
    "IdleClientTimeout": "idle_client_timeout",
    "DebugLogging": "debug_logging",
    "RoleArn": "role_arn",
    "SecurityGroups": "vpc_security_group_ids",
}


def install() -> None:
    mark_parameters_as_given()
    return_insights_and_monitoring()
    omit_empty_scaling()
    return_lifecycle_support()
    change_proxies()
    name_authority()


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


def name_authority() -> None:
    create = DBInstance.__init__

    def create_with_authority(self, *args, **kwargs):
        create(self, *args, **kwargs)
        self.ca_certificate_identifier = kwargs.get("ca_certificate_identifier") or AUTHORITY

    DBInstance.__init__ = create_with_authority


def change_proxies() -> None:
    for name in ("describe_db_proxy_targets", "describe_db_proxy_target_groups", "delete_db_proxy"):
        setattr(RDSBackend, name, refuse_unknown_proxy(getattr(RDSBackend, name)))
    add_calls(RDSResponse, Calls)


def refuse_unknown_proxy(call):
    def called(self, proxy_name):
        self.describe_db_proxies(proxy_name)
        return call(self, proxy_name)

    return called


class Calls:
    def modify_db_proxy(self):
        name = self.params["DBProxyName"]
        [proxy] = self.backend.describe_db_proxies(name)
        for given, attribute in PROXY.items():
            if self.params.get(given) is not None:
                setattr(proxy, attribute, self.params[given])
        proxy.db_proxy_name = self.params.get("NewDBProxyName") or name
        self.backend.db_proxies[proxy.db_proxy_name] = self.backend.db_proxies.pop(name)
        return ActionResult({"DBProxy": proxy})
