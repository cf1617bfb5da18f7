// Only this machine: whether an address leads back to the very machine that opens it. Pure.

export const onlyThisMachine = (hostname: string): boolean =>
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
