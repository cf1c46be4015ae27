// The shell lines of a workflow, an action, a GitLab pipeline or of hooks, by the name of their step: node steps.mjs FILE NAME. Fails when there is
// no such step, or the file is none.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const [file, name] = process.argv.slice(2);
const read = parse(readFileSync(file, 'utf8'));
const steps = new Map();
const jobs = read.jobs ? Object.values(read.jobs) : [read.runs ?? {}];
for (const step of jobs.flatMap((job) => job.steps ?? [])) if (step.run) steps.set(step.name, step.run);
if (Array.isArray(read)) for (const hook of read) steps.set(hook.id, hook.entry);
else for (const [job, said] of Object.entries(read)) if (said?.script) steps.set(job, said.script.join('\n'));
if (!steps.has(name)) throw new Error(`${file} has no step ${name}, but ${[...steps.keys()].join(', ')}`);
process.stdout.write(`${steps.get(name)}\n`);
