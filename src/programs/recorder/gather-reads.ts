// Gather reads: lets packets of many sockets come together for a moment, so that one turn of the event loop takes many of them.
// The turn blocks on purpose: it belongs only into a process that does nothing but record.

/** Starts turning; answers how to stop. */
export const gatherReads = (every_ms: number): (() => void) => {
  const cell = new Int32Array(new SharedArrayBuffer(4))
  let stopped = false
  let last = performance.now()
  const turn = () => {
    if (stopped) return
    const rest = every_ms - (performance.now() - last)
    if (rest > 0.5) Atomics.wait(cell, 0, 0, rest)
    last = performance.now()
    setImmediate(turn)
  }
  setImmediate(turn)
  return () => {
    stopped = true
  }
}
