import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTransport } from './transport.ts'

test('the first offer that can be served is taken', () => {
  assert.deepEqual(readTransport('RTP/AVP/TCP;unicast;interleaved=2-3'), { kind: 'tcp', channel: 2 })
  assert.deepEqual(readTransport('RTP/AVP;multicast,RTP/AVP;unicast;client_port=5000-5001'), {
    kind: 'udp',
    rtp_port: 5_000,
    rtcp_port: 5_001,
  })
})

test('ports that no client can have, multicast and unknown profiles are refused', () => {
  for (const header of [
    '',
    'RTP/AVP;multicast',
    'RTP/SAVP;client_port=5000-5001',
    'RTP/AVP;unicast',
    'RTP/AVP;client_port=53-54',
    'RTP/AVP/TCP;interleaved=255-256',
  ]) {
    assert.equal(readTransport(header), undefined, header)
  }
})
