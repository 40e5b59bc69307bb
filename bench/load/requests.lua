-- wrk: cycles through the lines "PATH<tab>COOKIE" of its input, and prints what it saw as one line of JSON.
local requests = {}
local next = 0

function init(args)
  for line in io.lines() do
    local path, cookie = line:match("^([^\t]*)\t(.*)$")
    local headers = { ["Host"] = args[1], ["Accept-Encoding"] = "gzip" }
    if cookie ~= "" then headers["Cookie"] = cookie end
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
end

function request()
  next = next % #requests + 1
  return requests[next]
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    'SEEN {"requests":%d,"micros":%d,"bytes":%d,"failed":%d,"refused":%d,"p50":%d,"p99":%d}',
    summary.requests, summary.duration, summary.bytes,
    errors.connect + errors.read + errors.write + errors.timeout, errors.status,
    latency:percentile(50), latency:percentile(99)
  ))
end
