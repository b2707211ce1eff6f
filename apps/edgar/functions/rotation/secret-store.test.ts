import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { serve } from '@ashlar/testing';
import { SecretsManagerStore } from './secret-store.js';

/** A store whose Secrets Manager has one answer. */
async function answering(error: string): Promise<SecretsManagerStore> {
  const endpoint = await serve((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': error });
      response.end(JSON.stringify({ __type: error, message: 'as asked for' }));
    });
  });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new SecretsManagerClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  return new SecretsManagerStore(client);
}

test('a version that another try has given a value keeps it', async () => {
  const store = await answering('ResourceExistsException');
  await expect(store.putPending('secret', 'token', 'value')).resolves.toBeUndefined();
});

test('a value that is not there is none', async () => {
  const store = await answering('ResourceNotFoundException');
  expect(await store.read('secret', 'AWSPENDING', 'token')).toBeUndefined();
});

test('everything else that goes wrong is an error', async () => {
  const store = await answering('DecryptionFailure');
  const failure = { name: 'DecryptionFailure' };
  await expect(store.read('secret', 'AWSCURRENT')).rejects.toMatchObject(failure);
  await expect(store.putPending('secret', 'token', 'value')).rejects.toMatchObject(failure);
  await expect(store.makeCurrent('secret', 'token', undefined)).rejects.toMatchObject(failure);
  await expect(store.versions('secret')).rejects.toMatchObject(failure);
});
