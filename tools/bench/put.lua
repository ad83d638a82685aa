-- For wrk: PUTs the body given behind the "--", and prints at the end what load.js reads.
function init(arguments)
    wrk.method = "PUT"
    wrk.headers["Content-Type"] = "application/json"
    wrk.headers["X-Request-Id"] = "bench"
    wrk.body = arguments[1]
end

function done(summary)
    local errors = summary.errors
    local lost = errors.connect + errors.read + errors.write + errors.timeout

    io.write(string.format("figures %d %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
        errors.status, lost))
end
