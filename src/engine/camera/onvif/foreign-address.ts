// Foreign address: what a device says of where its services and streams are. It knows only its own idea of its address, which behind NAT, or
// after a change of network, is wrong, and which may be a lie: port and path are taken, the host is always the one that we reached.

export type ServicePlace = { readonly port: number; readonly path: string; readonly tls: boolean }

const LONGEST = 1000

/** Port and path of an `http(s)://` address; undefined for anything else. */
export const readServiceAddress = (text: string): ServicePlace | undefined => {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST || !URL.canParse(trimmed)) return undefined
  const { protocol, port, pathname, search } = new URL(trimmed)
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  const tls = protocol === 'https:'
  return { port: Number(port) || (tls ? 443 : 80), path: pathname + search, tls }
}

/** The address of an `rtsp(s)://` stream on this host: port, path and query as the device wrote them, user and password left out. */
export const streamAddress = (text: string, host: string): string | undefined =>
  moved(text, host, /^(rtsps?):\/\/(?:[^/?#]{0,200}@)?(?:\[[^\]]{0,60}\]|[^/:?#@]{0,255})(:\d{1,5})?([/?].*)?$/i)

/** The same of an `http(s)://` address, for stills. */
export const stillAddress = (text: string, host: string): string | undefined =>
  moved(text, host, /^(https?):\/\/(?:[^/?#]{0,200}@)?(?:\[[^\]]{0,60}\]|[^/:?#@]{0,255})(:\d{1,5})?([/?].*)?$/i)

const moved = (text: string, host: string, form: RegExp): string | undefined => {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST || /[^!-~\u00a1-\u{1ffff}]/u.test(trimmed)) return undefined
  const [found, scheme = '', port = '', rest = '/'] = form.exec(trimmed) ?? []
  if (found === undefined || Number(port.slice(1)) > 65_535) return undefined
  return `${scheme.toLowerCase()}://${host.includes(':') ? `[${host}]` : host}${port === ':0' ? '' : port}${rest}`
}
