// Opens 1,000 connections, half of them WebSockets, and sends 10,000 requests over them, good and bad ones, then leaves: some
// as one should, some without a word. Usage: node tests/leaks.js http://127.0.0.1:PORT KEY
'use strict';

const http = require('http');
const net = require('net');
const WebSocket = require('ws');

const CONNECTIONS = 1000;
const REQUESTS = 10000;
const AT_ONCE = 50; // connections

const [url, key] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const bodies = [
    '{"action":"df"}',
    '{"action":"nosuch"}',
    '{"action":"getjailsettings","jail":"nosuch"}',
    '{"action":"startjail","jail":"x y"}',
    'no JSON',
    '{"action":"startjail","jail":"testjail","dry_run":true}',
];

function ask(agent, body, authorization) {
    return new Promise((resolve, reject) => {
        const request = http.request(
            url + '/sysadm/iocage',
            { method: 'PUT', agent, headers: { Authorization: authorization } },
            (response) => response.resume().on('end', resolve)
        );

        request.on('error', reject);
        request.end(body);
    });
}

async function talkHttp(number, count) {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

    for (let i = 0; i < count; i++)
        await ask(agent, bodies[(number + i) % bodies.length], 'Bearer ' + (i % 5 === 4 ? 'wrong' : key));
    agent.destroy();
}

function talkWebSocket(number, count) {
    return new Promise((resolve, reject) => {
        const socket = new WebSocket(url.replace('http', 'ws'), { headers: { Authorization: 'Bearer ' + key } });
        let left = count;

        socket.on('error', reject);
        socket.on('close', resolve);
        socket.on('open', () => {
            for (let i = 0; i < count; i++) {
                const args = bodies[(number + i) % bodies.length];
                socket.send(args[0] === '{' ? `{"namespace":"sysadm","name":"iocage","id":"${i}","args":${args}}` : args);
            }
        });
        socket.on('message', () => {
            left--;
            if (left === 0)
                number % 4 === 1 ? socket.terminate() : socket.close();
        });
    });
}

// Half a request, and away.
function leaveEarly() {
    return new Promise((resolve) => {
        const socket = net.connect(port, hostname, () => {
            socket.write('PUT /sysadm/iocage HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"a');
            setImmediate(() => socket.destroy());
        });
        socket.on('close', resolve);
        socket.on('error', () => {});
    });
}

async function run() {
    for (let first = 0; first < CONNECTIONS; first += AT_ONCE) {
        const talks = [];

        for (let number = first; number < first + AT_ONCE; number++)
            talks.push((number % 2 ? talkWebSocket : talkHttp)(number, REQUESTS / CONNECTIONS));
        talks.push(leaveEarly());
        await Promise.all(talks);
    }
    console.log(`leaks: ${CONNECTIONS} connections, ${REQUESTS} requests`);
}

run().catch((error) => {
    console.error('leaks: ' + error.message);
    process.exit(1);
});
