// The servers that are measured: starting them, asking them, and what the system says of their time and memory.
'use strict';

const childProcess = require('child_process');
const fs = require('fs');
const net = require('net');

const START_MILLISECONDS = 5000;
const ANSWER_MILLISECONDS = 5000;
const QUOTED = 300; // characters of an answer or of what a server said, in an error
const HEADERS_END = '\r\n\r\n';

const children = new Set();

process.on('exit', () => children.forEach(child => child.kill()));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => process.exit(1));

// Starts a server. Resolves when it has said its port, which the pattern has as its first group.
function startServer(name, program, args, pattern) {
    const child = childProcess.spawn(program, args);
    const server = { name, pid: child.pid, port: 0, ended: false };
    let said = '';

    children.add(child);
    return new Promise((resolve, reject) => {
        const fail = what => reject(new Error(`${name} ${what}; it said: ${said.slice(0, QUOTED).trim()}`));
        const timer = setTimeout(() => fail('did not say its port'), START_MILLISECONDS);
        const listen = bytes => {
            said = (said + bytes).slice(-QUOTED);
            server.port = server.port || Number(pattern.exec(said)?.[1] ?? 0);
            if (server.port === 0)
                return;
            clearTimeout(timer);
            resolve(server);
        };

        child.stdout.on('data', listen);
        child.stderr.on('data', listen);
        child.on('error', error => fail(`cannot be started (${error.message})`));
        child.on('exit', () => {
            children.delete(child);
            server.ended = true;
            fail('ended');
        });
    });
}

// The bytes of the answer that a text begins with, or Infinity while its headers are not all there.
function answerLength(text) {
    const end = text.indexOf(HEADERS_END);
    const length = /^Content-Length: (\d+)\r$/im.exec(text.slice(0, end + 1));

    return end < 0 || !length ? Infinity : end + HEADERS_END.length + Number(length[1]);
}

// A connection to a server, for one request after the other.
class Connection {
    constructor(server) {
        this.server = server;
        this.answer = '';
        this.socket = net.connect(server.port, '127.0.0.1');
        this.socket.setNoDelay(true);
        this.socket.setTimeout(ANSWER_MILLISECONDS, () => this.fail('took too long to answer'));
        this.socket.on('data', bytes => this.take(bytes));
        this.socket.on('error', error => this.fail(error.message));
        this.socket.on('close', () => this.fail('closed the connection'));
    }

    fail(what) {
        this.reject?.(new Error(`${this.server.name}: ${what}`));
    }

    take(bytes) {
        this.answer += bytes.toString('latin1');
        if (this.answer.length >= answerLength(this.answer))
            this.resolve(this.answer);
    }

    // Sends a request. Resolves to the bytes of the answer, headers and all, each a character.
    ask(request) {
        this.answer = '';
        return new Promise((resolve, reject) => {
            this.resolve = resolve;
            this.reject = reject;
            this.socket.write(request);
        });
    }

    close() {
        this.reject = undefined;
        this.socket.destroy();
    }
}

// Asks the same so many times, on one connection. Fails if an answer, but for its date, is not the one expected.
async function askMany(server, request, expected, count) {
    const connection = new Connection(server);

    for (let i = 0; i < count; i++) {
        const answer = await connection.ask(request);

        if (undated(answer) !== expected)
            throw new Error(`${server.name} answers ${quote(answer)} where ${quote(expected)} was expected`);
    }
    connection.close();
}

async function askOnce(server, request) {
    const connection = new Connection(server);
    const answer = await connection.ask(request);

    connection.close();
    return answer;
}

function undated(answer) {
    return answer.replace(/^Date: .*\r\n/m, '');
}

function quote(text) {
    return JSON.stringify(text.slice(0, QUOTED));
}

function canMeasure() {
    return fs.existsSync('/proc/self/stat') && fs.existsSync('/proc/self/smaps_rollup');
}

const ticks = canMeasure() ? Number(childProcess.execFileSync('getconf', ['CLK_TCK'])) : 0;

// The processor's seconds that a server has used so far, in its own code and in the kernel.
function processorSeconds(server) {
    return sum(server, pid => {
        const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // from the third on: names may hold blanks

        return (Number(fields[11]) + Number(fields[12])) / ticks;
    });
}

function residentKilobytes(server) {
    return sum(server, pid => {
        const rollup = fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1');

        return Number(/^Rss:\s+(\d+) kB$/m.exec(rollup)[1]);
    });
}

// Over all processes of a server: the daemon has two.
function sum(server, measure) {
    const children = fs.readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'latin1').trim();

    return [server.pid, ...children.split(' ').filter(pid => pid !== '')]
        .reduce((total, pid) => total + measure(pid), 0);
}

module.exports = { startServer, askMany, askOnce, undated, canMeasure, processorSeconds, residentKilobytes };
