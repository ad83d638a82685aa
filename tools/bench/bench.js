// make bench: what iocaged costs beside the least that could do the same. README.md says how to read the table.
// Usage: node bench.js BUILD_FOLDER JSON_FILE
'use strict';

const childProcess = require('child_process');
const fs = require('fs');
const path = require('path');
const util = require('util');

const { load } = require('./load.js');
const { heading, summarize, printed } = require('./report.js');
const { startServer, askMany, askOnce, undated, canMeasure, residentKilobytes } = require('./server.js');

const execFile = util.promisify(childProcess.execFile);

const ROUNDS = 9; // and one before them that only warms up
const ROUND_SECONDS = 1;
const CONNECTIONS = [1, 16, 256];
const REQUESTS = 10000; // before memory is looked at again

// There is no such action: refused after all steps but the command.
const URL_PATH = '/sysadm/iocage';
const BODY = '{"action":"listjail"}';
const STATUS = 400;
const REQUEST = `PUT ${URL_PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n` +
    `X-Request-Id: bench\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;

function say(what) {
    console.error(`bench: ${what}`);
}

// Starts the daemon, and a bare server that answers as the daemon does. Returns both with their common answer.
async function startPair(programs, folder) {
    const daemon = await startServer('iocaged', path.join(folder, 'iocaged'),
        ['--auth', 'none', '--listen', '127.0.0.1:0', '--dialect', 'shell', '--iocage', path.resolve(programs, 'table')],
        /ready on http:\/\/127\.0\.0\.1:(\d+)\n/);
    const answer = await askOnce(daemon, REQUEST);
    const file = path.join(programs, 'answer.json');

    if (!answer.startsWith(`HTTP/1.1 ${STATUS} `))
        throw new Error(`iocaged does not answer with status ${STATUS}: ${JSON.stringify(answer)}`);
    fs.writeFileSync(file, answer.slice(answer.indexOf('\r\n\r\n') + 4), 'latin1');
    const bare = await startServer('bare_http', path.join(programs, 'bare_http'), ['0', file, String(STATUS)],
        /^(\d+)\n/);

    await askMany(bare, REQUEST, undated(answer), 1);
    return { servers: [daemon, bare], answer };
}

// Memory after one answer, then what so many requests add, then what as many more do, where a leak would show. Growth
// is a few pages or none, so a ratio would say nothing.
async function memoryRows({ servers, answer }) {
    const row = { unit: 'kB', better: 'less', yardstick: 'bare_http' };
    const plain = { ...row, plain: true };
    const count = REQUESTS.toLocaleString('en');
    const sizes = [];

    for (let i = 0; i < 3 && canMeasure(); i++) {
        for (const server of i > 0 ? servers : [])
            await askMany(server, REQUEST, undated(answer), REQUESTS);
        sizes.push(servers.map(residentKilobytes));
    }
    const growth = i => sizes.length > 0 ? [sizes[i].map((size, k) => size - sizes[i - 1][k])] : [];

    return [
        { ...row, name: 'memory at rest', rounds: sizes.slice(0, 1) },
        { ...plain, name: `growth, ${count} requests`, rounds: growth(1) },
        { ...plain, name: `growth, ${count} more`, rounds: growth(2) },
    ];
}

async function loadRounds({ servers, answer }, connections) {
    const job = {
        url: URL_PATH, body: BODY, connections, seconds: ROUND_SECONDS, status: STATUS, answerBytes: answer.length,
    };
    const rounds = [];

    for (let i = 0; i <= ROUNDS; i++) {
        const round = [];

        for (const server of servers)
            round.push(await load(server, job));
        rounds.push(round);
    }
    return rounds.slice(1);
}

async function loadRows(pair) {
    const rates = [];
    const costs = [];

    for (const connections of CONNECTIONS) {
        const where = `${connections} connection${connections > 1 ? 's' : ''}`;

        say(`load, ${where}`);
        const rounds = await loadRounds(pair, connections);

        rates.push({ name: `requests a second, ${where}`, unit: '1/s', better: 'more', yardstick: 'bare_http',
            rounds: rounds.map(round => round.map(figures => figures.rate)) });
        costs.push({ name: `CPU time per request, ${where}`, unit: 'us', better: 'less', yardstick: 'bare_http',
            rounds: canMeasure() ? rounds.map(round => round.map(figures => figures.processor)) : [] });
    }
    return [...costs, ...rates];
}

// The rows that a program prints, as row.h says.
async function programRows(program, args) {
    const { stdout } = await execFile(program, args);

    return stdout.trim().split('\n').map(line => {
        const [name, unit, better, yardstick, ...rounds] = line.split('\t');

        return { name, unit, better, yardstick, rounds: rounds.map(pair => pair.split(' ').map(Number)) };
    });
}

async function measure(folder) {
    const programs = path.join(folder, 'tools/bench');
    const pair = await startPair(programs, folder);
    const rows = [];

    say('memory');
    rows.push(...await memoryRows(pair));
    say('a cold answer');
    rows.push(...await programRows(path.join(programs, 'cold'),
        [String(pair.servers[0].port), path.join(programs, 'table')]));
    rows.push(...await loadRows(pair));
    say('lexers');
    rows.push(...await programRows(path.join(programs, 'lexers'), []));
    return rows.map(summarize);
}

async function main([folder, file]) {
    const head = heading();
    const rows = await measure(folder);

    console.log(printed(head, rows));
    fs.writeFileSync(file, JSON.stringify({ ...head, rows }, null, 1) + '\n');
    say(`the same with every round is in ${file}`);
    process.exit(0); // which ends the servers
}

main(process.argv.slice(2)).catch(error => {
    say(error.message.trim());
    process.exit(1);
});
