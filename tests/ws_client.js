// Sends the text on standard input as one WebSocket message, prints the reply's text, and ends.
// Usage: node tests/ws_client.js ws://127.0.0.1:12150/ <message
'use strict';

const fs = require('fs');
const WebSocket = require('ws');

const TIMEOUT_MILLISECONDS = 10000;

function fail(reason) {
    console.error('ws_client: ' + reason);
    process.exit(1);
}

const message = fs.readFileSync(0, 'utf8');
const socket = new WebSocket(process.argv[2]);
let reply = null;

setTimeout(() => fail('no reply in ' + TIMEOUT_MILLISECONDS + ' ms'), TIMEOUT_MILLISECONDS);
socket.on('error', (error) => fail(error.message));
socket.on('open', () => socket.send(message));
socket.on('message', (data) => {
    reply = data.toString();
    socket.close(1000);
});
socket.on('close', (code) => {
    if (reply === null)
        fail('closed with code ' + code + ' and no reply');
    process.stdout.write(reply, () => process.exit(0));
});
