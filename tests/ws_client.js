// Sends each line of standard input as a WebSocket message and prints each reply as a line, and ends when all are there.
// Usage: node tests/ws_client.js ws://127.0.0.1:12150/ <messages
'use strict';

const readline = require('readline');
const WebSocket = require('ws');

const TIMEOUT_MILLISECONDS = 10000;

let timer = null;
let waiting = 0;
let ended = false;

function fail(reason) {
    console.error('ws_client: ' + reason);
    process.exit(1);
}

function closeWhenDone() {
    if (ended && waiting === 0)
        socket.close(1000);
}

const socket = new WebSocket(process.argv[2]);

function send(line) {
    clearTimeout(timer);
    timer = setTimeout(() => fail('no reply in ' + TIMEOUT_MILLISECONDS + ' ms'), TIMEOUT_MILLISECONDS);
    waiting++;
    socket.send(line);
}

socket.on('error', (error) => fail(error.message));
socket.on('open', () => {
    const lines = readline.createInterface({ input: process.stdin });

    lines.on('line', send);
    lines.on('close', () => {
        ended = true;
        closeWhenDone();
    });
});
socket.on('message', (data) => {
    waiting--;
    if (waiting === 0)
        clearTimeout(timer);
    process.stdout.write(data.toString() + '\n');
    closeWhenDone();
});
socket.on('close', (code) => {
    if (waiting > 0)
        fail('closed with code ' + code + ' and ' + waiting + ' replies missing');
    process.stdout.write('', () => process.exit(0));
});
