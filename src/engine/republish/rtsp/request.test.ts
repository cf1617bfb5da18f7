import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RequestReader } from './request.ts'
import { readChannel, readTarget } from './target.ts'

const options = 'OPTIONS rtsp://tram/cong/main RTSP/1.0\r\nCSeq: 1\r\n\r\n'
const parameter = 'SET_PARAMETER rtsp://tram/cong/main RTSP/1.0\r\nCSeq: 2\r\nContent-Length: 4\r\n\r\nabcd'
const report = Buffer.from([0x24, 1, 0, 3, 1, 2, 3])

test('requests and what lies between them are read however they are cut', () => {
  const sent = Buffer.concat([Buffer.from(options), report, Buffer.from(`\r\n${parameter}${options}`)])
  for (let size = 1; size <= sent.length; size++) {
    const reader = new RequestReader()
    const heard: string[] = []
    for (let at = 0; at < sent.length; at += size)
      for (const one of reader.push(sent.subarray(at, at + size)))
        heard.push(one.kind === 'request' ? one.request.method : one.kind)
    assert.deepEqual(heard, ['OPTIONS', 'interleaved', 'SET_PARAMETER', 'OPTIONS'])
    assert.equal(reader.waiting, 0)
  }
})

test('what is no request, or too long for one, is rubbish', () => {
  const kinds = (text: string) => new RequestReader().push(Buffer.from(text, 'latin1')).map(({ kind }) => kind)
  assert.deepEqual(kinds('GET / HTTP/1.1\r\n\r\n'), ['rubbish'])
  assert.deepEqual(kinds('OPTIONS * RTSP/1.0\r\nno colon\r\n\r\n'), ['rubbish'])
  assert.deepEqual(kinds('x'.repeat(9000)), ['rubbish'])
  assert.deepEqual(kinds('OPTIONS * RTSP/1.0\r\nContent-Length: 99999\r\n\r\n'), ['rubbish'])
  assert.deepEqual(kinds('OPTIONS * RTSP/1.0\r\nContent-Length: -1\r\n\r\n'), ['rubbish'])
})

test('an address names a camera, its stream and perhaps the track', () => {
  assert.deepEqual(readTarget('rtsp://10.0.0.1:8554/cong-chinh/sub/trackID=0?x=1'), {
    camera: 'cong-chinh',
    stream: 'sub',
    track: 'trackID=0',
  })
  for (const url of ['rtsp://a/../main', 'rtsp://a/cong', 'rtsp://a/cong/other', 'rtsp://a/C%20/main', '*'])
    assert.equal(readTarget(url), undefined)
})

test('of the transports that are offered the one inside TCP is taken', () => {
  assert.equal(readChannel('RTP/AVP/TCP;unicast;interleaved=4-5'), 4)
  assert.equal(readChannel('RTP/AVP;unicast;client_port=1-2,RTP/AVP/TCP;unicast'), 'any')
  assert.equal(readChannel('RTP/AVP;unicast;client_port=1-2'), undefined)
  assert.equal(readChannel('RTP/AVP/TCP;interleaved=900-901'), undefined)
  assert.equal(readChannel(undefined), undefined)
})
