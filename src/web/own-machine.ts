// Own machine: whether an address leads every machine to itself, so that nobody else comes to the station by it.

export const leadsToItself = (url: string): boolean =>
  /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(URL.parse(url)?.hostname ?? '')
