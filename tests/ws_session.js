// Sends the lines of standard input at once as WebSocket messages, prints each reply as a line as it comes, and ends
// when one has the id "end". With AUTHORIZATION in the environment, that header is in the opening request.
// Usage: node tests/ws_session.js ws://127.0.0.1:12150/ <messages
'use strict';

const WebSocket = require('ws');

const TIMEOUT_MILLISECONDS = 20000;

const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter((line) => line !== '');
const headers = process.env.AUTHORIZATION ? { Authorization: process.env.AUTHORIZATION } : {};
const socket = new WebSocket(process.argv[2], { headers });

setTimeout(() => {
    console.error('ws_session: no reply with the id "end"');
    process.exit(1);
}, TIMEOUT_MILLISECONDS).unref();
socket.on('unexpected-response', (request, response) => {
    console.log('refused ' + response.statusCode);
    process.exit(0);
});
socket.on('error', (error) => {
    console.error('ws_session: ' + error.message);
    process.exit(1);
});
socket.on('open', () => lines.forEach((line) => socket.send(line)));
socket.on('message', (data) => {
    const text = data.toString();

    console.log(text);
    if (JSON.parse(text).id === 'end')
        socket.close(1000);
});
socket.on('close', (code) => {
    console.log('closed ' + code);
    process.exit(0);
});
