"""What moto adds to launch templates and interfaces, so that Terraform would take it away again, and lacks for rules of
security groups and for an account's defaults in a region.

1. A template's own tags appear among the tags of what is launched from it.
2. A template without user data has an empty one, and so have the instances.
3. The description of a rule that refers to a security group or a prefix list is not returned, and a change of the
   rule leaves it and the group as they were. The same rule with another description is taken for another rule; AWS
   refuses it.
4. A rule for every port can't be changed, because moto asks for its ports.
5. A network interface without a public address has an empty association, which Terraform takes for a public address.
6. An instance whose interface is described in full is returned without the security groups of that interface.
7. Public snapshots can't be blocked, and there are neither defaults of the instance metadata service nor a key of one's
   own for volumes.
"""

from copy import copy
from inspect import signature

from moto.core.responses import ActionResult
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.instances import Instance
from moto.ec2.models.launch_templates import LaunchTemplate
from moto.ec2.models.security_groups import SecurityGroupBackend, SecurityGroupRule
from moto.ec2.responses import EC2Response

from . import add_calls


def install() -> None:
    launch_as_given()
    describe_references()
    change_references()
    omit_empty_association()
    wear_groups_of_interface()
    add_calls(EC2Response, AccountDefaults)


def launch_as_given() -> None:
    create_version = LaunchTemplate.create_version

    def create_as_given(self, data, description):
        return create_version(self, without_empty_user_data(without_own_tags(data)), description)

    LaunchTemplate.create_version = create_as_given


def without_own_tags(data: dict) -> dict:
    tags = [each for each in data.get("TagSpecifications", []) if each["ResourceType"] != "launch-template"]
    rest = {key: value for key, value in data.items() if key != "TagSpecifications"}
    return {**rest, "TagSpecifications": tags} if tags else rest


def without_empty_user_data(data: dict) -> dict:
    is_empty = str(data.get("UserData") or "") == ""
    return {key: value for key, value in data.items() if not (key == "UserData" and is_empty)}


def describe_references() -> None:
    equal, start = SecurityGroupRule.__eq__, SecurityGroupRule.__init__

    def start_described(self, *args, **kwargs):
        start(self, *args, **kwargs)
        given = signature(start).bind(self, *args, **kwargs).arguments
        self.prefix_list = given.get("prefix_list_id") or {}

    def description(self):
        return (self.ip_range or self.source_group or self.prefix_list).get("Description")

    SecurityGroupRule.__init__ = start_described
    SecurityGroupRule.__eq__ = lambda self, other: equal(undescribed(self), undescribed(other))
    SecurityGroupRule.description = property(description)


def undescribed(rule: SecurityGroupRule) -> SecurityGroupRule:
    bare = copy(rule)
    bare.source_group = {key: value for key, value in rule.source_group.items() if key != "Description"}
    return bare


def change_references() -> None:
    modify = SecurityGroupBackend.modify_security_group_rules

    def modify_references(self, group_id, rules):
        references = {
            rule_id: self._add_source_group([reference_in(new)], None)[0]
            for rule_id, new in rules.items()
            if "ReferencedGroupId" in new
        }
        modify(self, group_id, {rule_id: with_ports(new) for rule_id, new in rules.items()})
        group = self.get_security_group_by_name_or_id(group_id)
        for rule in map(group.get_rule, rules):
            if rule.ip_protocol == "-1":
                rule.from_port = rule.to_port = None
            if rule.id in references:
                # moto writes the description of every rule to where a CIDR has its own.
                rule.ip_range = {}
                rule.source_group = {**rule.source_group, **references[rule.id]}
            if "PrefixListId" in (new := rules[rule.id]):
                rule.ip_range = {}
                rule.prefix_list_id, rule.prefix_list = new["PrefixListId"], {**rule.prefix_list, **described_in(new)}

    SecurityGroupBackend.modify_security_group_rules = modify_references


def reference_in(rule: dict) -> dict:
    return {"GroupId": rule["ReferencedGroupId"], **described_in(rule)}


def described_in(rule: dict) -> dict:
    return {"Description": rule["Description"]} if "Description" in rule else {}


def with_ports(rule: dict) -> dict:
    return {"FromPort": -1, "ToPort": -1, **rule} if rule.get("IpProtocol") == "-1" else rule


def omit_empty_association() -> None:
    association = NetworkInterface.association.fget
    NetworkInterface.association = property(lambda self: association(self) or None)


def wear_groups_of_interface() -> None:
    def groups(self):
        primary = self.__dict__.get("nics", {}).get(0)
        return self.given_groups or (primary._group_set if primary else [])

    def give(self, given):
        self.given_groups = given

    Instance.security_groups = property(groups, give)


class AccountDefaults:
    def enable_snapshot_block_public_access(self):
        return block_snapshots(self, self._get_param("State"))

    def disable_snapshot_block_public_access(self):
        return block_snapshots(self, "unblocked")

    def get_snapshot_block_public_access_state(self):
        state = defaults_of(self).get("snapshots", "unblocked")
        return ActionResult({"State": state, "ManagedBy": "account"})

    def modify_instance_metadata_defaults(self):
        given = {name: self._get_param(name) for name in METADATA_OPTIONS}
        defaults = defaults_of(self).setdefault("metadata", {})
        defaults.update({name: value for name, value in given.items() if value is not None})
        for name in [name for name, value in defaults.items() if value in NO_PREFERENCE]:
            del defaults[name]
        return ActionResult({"Return": True})

    def get_instance_metadata_defaults(self):
        metadata = defaults_of(self).get("metadata", {})
        return ActionResult({"AccountLevel": {**metadata, "ManagedBy": "account"}})

    def modify_ebs_default_kms_key_id(self):
        defaults_of(self)["key"] = self._get_param("KmsKeyId")
        return ActionResult({"KmsKeyId": defaults_of(self)["key"]})

    def get_ebs_default_kms_key_id(self):
        return ActionResult({"KmsKeyId": defaults_of(self).get("key", OWN_KEY)})

    def reset_ebs_default_kms_key_id(self):
        defaults_of(self).pop("key", None)
        return ActionResult({"KmsKeyId": OWN_KEY})


OWN_KEY = "alias/aws/ebs"
TOKENS = ("HttpTokens", "HttpTokensEnforced")
METADATA_OPTIONS = (*TOKENS, "HttpPutResponseHopLimit", "HttpEndpoint", "InstanceMetadataTags")
NO_PREFERENCE = ("no-preference", -1)


def block_snapshots(call: EC2Response, state: str) -> ActionResult:
    defaults_of(call)["snapshots"] = state
    return ActionResult({"State": state})


def defaults_of(call: EC2Response) -> dict:
    return vars(call.ec2_backend).setdefault("account_defaults", {})
