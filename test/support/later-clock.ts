// Loaded before the program, whose clock is then ahead of everybody else's by CLOCK_AHEAD, a duration such as PT6M.
const ahead = Temporal.Duration.from(process.env.CLOCK_AHEAD ?? 'PT0S')
const { instant } = Temporal.Now

Object.defineProperty(Temporal.Now, 'instant', { value: () => instant.call(Temporal.Now).add(ahead) })
