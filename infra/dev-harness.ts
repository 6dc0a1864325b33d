import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { deployments } from './config/regions.ts';
import { addStage, checkTemplates } from './stacks/stage.ts';
const r = (method: string, path: string, audience: string, scope?: string) => ({ method, path, audience, scope }) as never;
const routes = [
  r('POST', '/v1/discharges', 'partner', 'continuum/discharges.write'),
  r('GET', '/v1/discharges', 'partner', 'continuum/discharges.read'),
  r('GET', '/v1/discharges/{messageId}', 'partner', 'continuum/discharges.read'),
  r('PUT', '/v1/discharges/{messageId}', 'partner', 'continuum/discharges.write'),
  r('GET', '/v1/episodes', 'member', 'continuum/episodes.read'),
  r('POST', '/v1/episodes/{episodeId}/commands/{command}', 'member', 'continuum/episodes.write'),
  r('GET', '/v1/clients', 'member', 'continuum/clients.read'),
  r('GET', '/openapi.json', 'public'),
  r('GET', '/health', 'public'),
];
const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));
const t0 = performance.now();
const app = new App({ outdir: '/tmp/continuum/infra-dev/out', context: { ...context, 'aws:cdk:bundling-stacks': [] } });
for (const d of deployments.filter((d) => process.argv[2] === undefined || (d.region === process.argv[2] && d.stage === process.argv[3]))) addStage(app, d, routes);
checkTemplates(app);
const t1 = performance.now();
try { app.synth(); } catch (e) { console.log(String((e as Error).message).slice(0, 12000)); }
console.log('build', Math.round(t1 - t0), 'synth', Math.round(performance.now() - t1));
