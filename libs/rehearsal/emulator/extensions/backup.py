"""moto lacks much of AWS Backup: policies and notifications of vaults, selections, region settings, restore tests.

1. The policy and the notifications of a vault are kept with it, and go with it.
2. Selections are kept with their plan, which can't be deleted before them. A plan can be changed, and when it is
   deleted it is gone.
3. The settings of a region name every type of resource, whatever was given, as on AWS.
4. Tags are listed for an ARN at the end of the path too, where Terraform has it.

Nothing is backed up or restored here, and no vault has recovery points.
"""

import json
from time import time
from urllib.parse import unquote
from uuid import uuid4

from moto.backup import urls
from moto.backup.exceptions import (
    AlreadyExistsException,
    InvalidParameterValueException,
    InvalidRequestException,
    ResourceNotFoundException,
)
from moto.backup.models import BackupBackend, Plan, Vault
from moto.backup.responses import BackupResponse

from . import add_calls

PATHS = (
    "account-settings$",
    "backup-vaults/(?P<backupVaultName>[^/]+)/access-policy$",
    "backup-vaults/(?P<backupVaultName>[^/]+)/notification-configuration$",
    "backup-vaults/(?P<backupVaultName>[^/]+)/recovery-points/$",
    "restore-testing/plans$",
    "restore-testing/plans/(?P<RestoreTestingPlanName>[^/]+)$",
    "restore-testing/plans/(?P<RestoreTestingPlanName>[^/]+)/selections$",
    "restore-testing/plans/(?P<RestoreTestingPlanName>[^/]+)/selections/(?P<RestoreTestingSelectionName>[^/]+)$",
)

# asOf: 2026-11
# source: documentation of aws_backup_region_settings, AWS provider 6
# refresh: aws backup describe-region-settings
OPT_IN = (
    *("Aurora", "CloudFormation", "DSQL", "DocumentDB", "DynamoDB", "EBS", "EC2", "EFS", "FSx", "Neptune", "RDS"),
    *("Redshift", "Redshift Serverless", "S3", "SAP HANA on Amazon EC2", "Storage Gateway", "VirtualMachine"),
)
MANAGEMENT = ("CloudFormation", "DSQL", "DynamoDB", "EFS")


def install() -> None:
    start = BackupBackend.__init__

    def start_with_settings(self, region_name, account_id):
        start(self, region_name, account_id)
        self.opt_in = dict.fromkeys(OPT_IN, False)
        self.management = dict.fromkeys(MANAGEMENT, False)
        self.restore_tests: dict[str, dict] = {}

    BackupBackend.__init__ = start_with_settings
    BackupBackend.delete_backup_plan = delete_plan
    for path in PATHS:
        urls.url_paths[f"{{0}}/{path}"] = BackupResponse.dispatch
    for calls in (OfVaults, OfPlans, OfRegions, OfRestoreTests):
        add_calls(BackupResponse, calls)


def delete_plan(self: BackupBackend, backup_plan_id: str):
    plan = self.get_backup_plan(backup_plan_id, None)
    if selections_of(plan):
        raise InvalidRequestException("Related backup plan selections must be deleted prior to backup plan deletion")
    self.plans.pop(backup_plan_id)
    self.tagger.delete_all_tags_for_resource(plan.backup_plan_arn)
    return plan.backup_plan_id, plan.backup_plan_arn, time(), plan.version_id


class OfVaults:
    def put_backup_vault_access_policy(self):
        vault_of(self).access_policy = {"Policy": self._get_param("Policy")}
        return ""

    def get_backup_vault_access_policy(self):
        return describe_part(self, "access_policy")

    def delete_backup_vault_access_policy(self):
        vars(vault_of(self)).pop("access_policy", None)
        return ""

    def put_backup_vault_notifications(self):
        vault_of(self).notifications = {name: self._get_param(name) for name in ("SNSTopicArn", "BackupVaultEvents")}
        return ""

    def get_backup_vault_notifications(self):
        return describe_part(self, "notifications")

    def delete_backup_vault_notifications(self):
        vars(vault_of(self)).pop("notifications", None)
        return ""

    def list_recovery_points_by_backup_vault(self):
        vault_of(self)
        return json.dumps({"RecoveryPoints": []})


class OfPlans:
    def update_backup_plan(self):
        plan = plan_of(self)
        wanted = Plan(self._get_param("BackupPlan"), plan.creator_request_id, self.backup_backend)
        plan.backup_plan, plan.version_id = wanted.backup_plan, wanted.version_id
        plan.advanced_backup_settings = wanted.advanced_backup_settings
        return json.dumps(plan.to_dict())

    def create_backup_selection(self):
        plan, wanted = plan_of(self), self._get_param("BackupSelection")
        names = [each["BackupSelection"]["SelectionName"] for each in selections_of(plan).values()]
        if wanted["SelectionName"] in names:
            raise AlreadyExistsException("Backup selection with the same name already exists")
        made = {"SelectionId": str(uuid4()), "BackupPlanId": plan.backup_plan_id, "CreationDate": time()}
        selections_of(plan)[made["SelectionId"]] = {**made, "BackupSelection": wanted}
        return json.dumps(made)

    def get_backup_selection(self):
        return json.dumps(found(selections_of(plan_of(self)), self._get_param("selectionId")))

    def delete_backup_selection(self):
        selections, selection_id = selections_of(plan_of(self)), self._get_param("selectionId")
        found(selections, selection_id)
        del selections[selection_id]
        return ""

    def list_tags(self):
        arn = unquote(self.path.removeprefix("/tags/").rstrip("/"))
        return json.dumps({"Tags": self.backup_backend.list_tags(arn)})


class OfRegions:
    def describe_region_settings(self):
        opt_in, management = self.backup_backend.opt_in, self.backup_backend.management
        return json.dumps({"ResourceTypeOptInPreference": opt_in, "ResourceTypeManagementPreference": management})

    def update_region_settings(self):
        prefer(self.backup_backend.opt_in, self._get_param("ResourceTypeOptInPreference") or {})
        prefer(self.backup_backend.management, self._get_param("ResourceTypeManagementPreference") or {})
        return ""


class OfRestoreTests:
    def create_restore_testing_plan(self):
        wanted, tests = self._get_param("RestoreTestingPlan"), self.backup_backend.restore_tests
        name = wanted["RestoreTestingPlanName"]
        if name in tests:
            raise AlreadyExistsException(f"Restore testing plan {name} already exists")
        arn = f"arn:{self.partition}:backup:{self.region}:{self.current_account}:restore-testing-plan:{name}-{uuid4()}"
        made = {"CreationTime": time(), "RestoreTestingPlanArn": arn, "RestoreTestingPlanName": name}
        defaults = {"ScheduleExpressionTimezone": "Etc/UTC", "StartWindowHours": 24}
        # Without the empty list, Terraform's provider takes the vaults for unknown after a change.
        points = {"ExcludeVaults": [], **wanted["RecoveryPointSelection"]}
        tests[name] = {"plan": {**defaults, **wanted, **made, "RecoveryPointSelection": points}, "selections": {}}
        self.backup_backend.tag_resource(arn, self._get_param("Tags") or {})
        return json.dumps(made)

    def get_restore_testing_plan(self):
        return json.dumps({"RestoreTestingPlan": restore_test(self)["plan"]})

    def update_restore_testing_plan(self):
        plan = restore_test(self)["plan"]
        wanted = self._get_param("RestoreTestingPlan")
        points = {**plan["RecoveryPointSelection"], **wanted.get("RecoveryPointSelection", {})}
        plan.update({**wanted, "RecoveryPointSelection": points, "LastUpdateTime": time()})
        return json.dumps({**names_of(plan), "UpdateTime": plan["LastUpdateTime"]})

    def delete_restore_testing_plan(self):
        test, name = restore_test(self), self._get_param("RestoreTestingPlanName")
        if test["selections"]:
            raise InvalidRequestException("Restore testing selections must be deleted before their plan")
        self.backup_backend.tagger.delete_all_tags_for_resource(test["plan"]["RestoreTestingPlanArn"])
        del self.backup_backend.restore_tests[name]
        return ""

    def create_restore_testing_selection(self):
        test, wanted = restore_test(self), self._get_param("RestoreTestingSelection")
        name = wanted["RestoreTestingSelectionName"]
        if name in test["selections"]:
            raise AlreadyExistsException(f"Restore testing selection {name} already exists")
        kept = {**wanted, "RestoreTestingPlanName": self._get_param("RestoreTestingPlanName"), "CreationTime": time()}
        test["selections"][name] = kept
        return json.dumps(selection_made(test["plan"], kept))

    def get_restore_testing_selection(self):
        selection = found(restore_test(self)["selections"], self._get_param("RestoreTestingSelectionName"))
        return json.dumps({"RestoreTestingSelection": selection})

    def update_restore_testing_selection(self):
        test = restore_test(self)
        selection = found(test["selections"], self._get_param("RestoreTestingSelectionName"))
        selection.update(self._get_param("RestoreTestingSelection"))
        return json.dumps({**selection_made(test["plan"], selection), "UpdateTime": time()})

    def delete_restore_testing_selection(self):
        selections, name = restore_test(self)["selections"], self._get_param("RestoreTestingSelectionName")
        found(selections, name)
        del selections[name]
        return ""


def vault_of(call: BackupResponse) -> Vault:
    return call.backup_backend.describe_backup_vault(call._get_param("backupVaultName"))


def describe_part(call: BackupResponse, part: str) -> str:
    vault = vault_of(call)
    if part not in vars(vault):
        raise ResourceNotFoundException(f"The vault {vault.backup_vault_name} has none")
    names = {"BackupVaultName": vault.backup_vault_name, "BackupVaultArn": vault.backup_vault_arn}
    return json.dumps({**names, **vars(vault)[part]})


def plan_of(call: BackupResponse) -> Plan:
    return call.backup_backend.get_backup_plan(call._get_param("backupPlanId"), None)


def selections_of(plan: Plan) -> dict[str, dict]:
    return vars(plan).setdefault("selections", {})


def found(known: dict[str, dict], name: str) -> dict:
    if name not in known:
        raise ResourceNotFoundException(f"There is no {name}")
    return known[name]


def prefer(settings: dict[str, bool], wanted: dict[str, bool]) -> None:
    unknown = sorted(set(wanted) - set(settings))
    if unknown:
        raise InvalidParameterValueException(f"Resource types that AWS Backup does not know: {', '.join(unknown)}")
    settings.update(wanted)


def restore_test(call: BackupResponse) -> dict:
    return found(call.backup_backend.restore_tests, call._get_param("RestoreTestingPlanName"))


def names_of(plan: dict) -> dict:
    return {name: plan[name] for name in ("CreationTime", "RestoreTestingPlanArn", "RestoreTestingPlanName")}


def selection_made(plan: dict, selection: dict) -> dict:
    own = {name: selection[name] for name in ("CreationTime", "RestoreTestingSelectionName")}
    return {**names_of(plan), **own}
