import { judged } from '../judged.fixture.js';
import { noAppMesh } from './no-app-mesh.js';

const judge = judged([noAppMesh]);

const task = (proxy_configuration?: object) => ({
  aws_ecs_task_definition: { web: { proxy_configuration } },
});

test('a mesh and its parts fail, each', () => {
  expect(judge('NO_APP_MESH', { aws_appmesh_mesh: { m: {} }, aws_appmesh_virtual_node: { n: {} } })).toEqual([
    'fail aws_appmesh_mesh.m: it is an aws_appmesh_mesh',
    'fail aws_appmesh_virtual_node.n: it is an aws_appmesh_virtual_node',
  ]);
});

test('a task with a proxy of it fails, and one without passes', () => {
  const proxy = { type: 'APPMESH', container_name: 'envoy' };
  expect(judge('NO_APP_MESH', task(proxy))).toEqual([expect.stringMatching('^fail ')]);
  expect(judge('NO_APP_MESH', task({ container_name: 'envoy' }))).toEqual([expect.stringMatching('^fail ')]);
  expect(judge('NO_APP_MESH', task())).toEqual([
    'pass aws_ecs_task_definition.web: proxy_configuration is not set',
  ]);
});

test('a proxy whose type only Terraform knows is open', () => {
  expect(judge('NO_APP_MESH', task({ type: '${var.proxy}' }))).toEqual([
    expect.stringMatching('^unknown aws_ecs_task_definition.web: '),
  ]);
});
