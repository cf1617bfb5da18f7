// The Transport header of SETUP (RFC 2326 §12.39): the first offer that the street can serve.

export type Transport =
  | { readonly kind: 'tcp'; readonly channel: number | undefined }
  | { readonly kind: 'udp'; readonly rtp_port: number; readonly rtcp_port: number }

export const readTransport = (header: string): Transport | undefined => {
  for (const offer of header.slice(0, 1_024).split(',')) {
    const transport = readOffer(offer.trim())
    if (transport !== undefined) return transport
  }
  return undefined
}

const readOffer = (offer: string): Transport | undefined => {
  const [profile = '', ...parameters] = offer.split(';').map(part => part.trim())
  if (parameters.includes('multicast')) return undefined
  if (/^RTP\/AVP\/TCP$/i.test(profile)) {
    const channel = number(parameters, /^interleaved=([0-9]{1,3})/i)
    return channel !== undefined && channel > 254 ? undefined : { kind: 'tcp', channel }
  }
  if (!/^RTP\/AVP(\/UDP)?$/i.test(profile)) return undefined
  const rtp_port = number(parameters, /^client_port=([0-9]{1,5})/i)
  if (rtp_port === undefined || rtp_port < 1_024 || rtp_port > 65_534) return undefined
  const rtcp_port = number(parameters, /^client_port=[0-9]{1,5}-([0-9]{1,5})$/i) ?? rtp_port + 1
  return rtcp_port > 65_535 ? undefined : { kind: 'udp', rtp_port, rtcp_port }
}

const number = (parameters: readonly string[], pattern: RegExp): number | undefined => {
  for (const parameter of parameters) {
    const found = pattern.exec(parameter)
    if (found !== null) return Number(found[1])
  }
  return undefined
}
