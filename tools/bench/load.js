// One round of wrk against one server.
'use strict';

const childProcess = require('child_process');
const path = require('path');
const util = require('util');

const { canMeasure, processorSeconds } = require('./server.js');

const execFile = util.promisify(childProcess.execFile);

const SCRIPT = path.join(__dirname, 'put.lua');

// wrk tells statuses below 400 from the others, and counts bytes: wrong answers show in one of the two, unless they are
// few and nearly as long. What was under way on each connection at the end has bytes and no request.
function check(server, job, figures) {
    const failures = job.status >= 400 ? figures.requests : 0;
    const bytes = figures.requests * job.answerBytes;
    const slack = job.connections * job.answerBytes;

    if (server.ended)
        throw new Error(`${server.name} ended under load`);
    if (figures.requests === 0 || figures.lost > 0)
        throw new Error(`${server.name}: ${figures.requests} requests were answered and ${figures.lost} lost`);
    if (figures.failures !== failures)
        throw new Error(`${server.name}: ${figures.failures} of ${figures.requests} had a status of 400 or more`);
    if (figures.bytes < bytes || figures.bytes > bytes + slack)
        throw new Error(`${server.name}: ${figures.requests} answers had ${figures.bytes} bytes, not ${bytes}`);
}

function parse(output) {
    const numbers = /^figures (\d+) (\d+) (\d+) (\d+) (\d+)$/m.exec(output);

    if (!numbers)
        throw new Error(`wrk printed no figures: ${output}`);
    const [requests, microseconds, bytes, failures, lost] = numbers.slice(1).map(Number);

    return { requests, microseconds, bytes, failures, lost };
}

// Puts load on a server. job: url, a path; body; connections; seconds; status and answerBytes as they must be. Resolves
// to the requests per second, and the processor's microseconds for one; NaN where that cannot be measured.
async function load(server, job) {
    const before = canMeasure() ? processorSeconds(server) : NaN;
    const { stdout } = await execFile('wrk', ['-t1', `-c${job.connections}`, `-d${job.seconds}s`, '-s', SCRIPT,
        `http://127.0.0.1:${server.port}${job.url}`, '--', job.body]);
    const figures = parse(stdout);

    check(server, job, figures);
    return {
        rate: figures.requests / figures.microseconds * 1e6,
        processor: canMeasure() ? (processorSeconds(server) - before) / figures.requests * 1e6 : NaN,
    };
}

module.exports = { load };
