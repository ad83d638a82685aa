// The table that make bench prints, the same as JSON, and what it says of the machine.
'use strict';

const childProcess = require('child_process');
const os = require('os');

const HEADINGS = ['measured', 'unit', 'iocaged', 'yardstick', 'ratio', 'middle half', 'better', 'beside'];
const FIRST_NUMBER = 2;
const LAST_NUMBER = 5;

// What a row is made of: its name; unit; better, "more" or "less"; yardstick, the name of what it is held against; and
// rounds, each a pair of figures [ours, yardstick's]. Without rounds it was not measured here. plain: has no ratio.

// The value below which a part of the values lies; one of them, never one between two.
function quantile(values, part) {
    const sorted = [...values].sort((a, b) => a - b);

    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

// Ratios are taken in each round, so that what disturbs a whole round disturbs no ratio.
function summarize(row) {
    const ratios = row.plain ? [] : row.rounds.map(([ours, yardstick]) => ours / yardstick);

    return {
        ...row,
        ours: quantile(row.rounds.map(round => round[0]), 0.5),
        theirs: quantile(row.rounds.map(round => round[1]), 0.5),
        ratio: quantile(ratios, 0.5),
        low: quantile(ratios, 0.25),
        high: quantile(ratios, 0.75),
    };
}

// Four digits, where there are as many.
function show(value) {
    if (!Number.isFinite(value))
        return '-';
    return value >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4)));
}

function cells(row) {
    if (row.rounds.length === 0)
        return [row.name, row.unit, '-', '-', '-', '-', row.better, 'not measured here'];
    const spread = row.rounds.length > 1 ? `${row.low.toFixed(2)} to ${row.high.toFixed(2)}` : '-';
    const ratio = row.plain ? '-' : row.ratio.toFixed(2);

    return [row.name, row.unit, show(row.ours), show(row.theirs), ratio, spread, row.better, row.yardstick];
}

function table(rows) {
    const lines = [HEADINGS, ...rows.map(cells)];
    const widths = HEADINGS.map((_, i) => Math.max(...lines.map(line => line[i].length)));
    const pad = (cell, i) => i >= FIRST_NUMBER && i <= LAST_NUMBER ? cell.padStart(widths[i]) : cell.padEnd(widths[i]);

    return lines.map(line => line.map(pad).join('  ').trimEnd()).join('\n');
}

// The first line that a program prints of itself, whatever its exit status.
function firstLine(command, args) {
    return String(childProcess.spawnSync(command, args).stdout ?? '').split('\n')[0].trim() || 'unknown';
}

function heading() {
    const processors = os.cpus();
    const compiler = (process.env.CC || 'cc').split(' ');

    return {
        date: new Date().toISOString(),
        commit: firstLine('git', ['describe', '--always', '--dirty']),
        processor: `${processors.length} x ${processors[0].model}`,
        system: `${os.type()} ${os.release()}`,
        load: os.loadavg()[0].toFixed(2),
        compiler: firstLine(compiler[0], ['--version']),
        flags: process.env.CFLAGS || 'unknown',
        libmicrohttpd: firstLine('pkg-config', ['--modversion', 'libmicrohttpd']),
        wrk: firstLine('wrk', ['-v']).replace(/ *Copyright.*/, ''),
        node: process.version,
    };
}

function printed(head, rows) {
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);

    return `${lines.join('\n')}\n\n${table(rows)}`;
}

module.exports = { heading, summarize, printed };
