"""moto with a bucket and a table for states, until standard input ends. Prints the endpoint when it answers."""
import sys
import urllib.request

import boto3
from moto.server import ThreadedMotoServer

bucket, table, region = sys.argv[1:4]
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
endpoint = "http://%s:%d" % server.get_host_and_port()
access = {
    "endpoint_url": endpoint,
    "region_name": region,
    "aws_access_key_id": "test",
    "aws_secret_access_key": "test",
}
boto3.client("s3", **access).create_bucket(Bucket=bucket)
boto3.client("dynamodb", **access).create_table(
    TableName=table,
    BillingMode="PAY_PER_REQUEST",
    KeySchema=[{"AttributeName": "LockID", "KeyType": "HASH"}],
    AttributeDefinitions=[{"AttributeName": "LockID", "AttributeType": "S"}],
)
# The first answer of its front page takes seconds.
urllib.request.urlopen(endpoint).read()
print(endpoint, flush=True)
sys.stdin.read()
server.stop()
