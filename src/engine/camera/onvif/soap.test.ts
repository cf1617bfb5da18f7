import assert from 'node:assert/strict'
import { test } from 'node:test'
import { message } from '#test/engine/testdata.ts'
import { envelope, readAnswer } from './soap.ts'

const read = (text: string) => readAnswer(Buffer.from(text))
const faultOf = (name: string) => {
  const answer = read(message(name))
  assert.ok(!answer.ok && answer.problem.reason === 'fault')
  return answer.problem.fault
}

test('the element in the body is found, whatever the maker’s prefixes', () => {
  for (const name of ['hikvision-onvif-date-and-time.txt', 'hikam-onvif-date-and-time-without-utc.txt']) {
    const answer = read(message(name))
    assert.equal(answer.ok && answer.value.name, 'GetSystemDateAndTimeResponse')
  }
  const bare = read('<Envelope><Body><GetScopesResponse/></Body></Envelope>')
  assert.equal(bare.ok && bare.value.name, 'GetScopesResponse')
})

test('faults of SOAP 1.2 and of 1.1 are told apart by what they mean', () => {
  assert.equal(faultOf('vivotek-onvif-fault-not-authorized.txt').kind, 'not_authorized')
  assert.equal(faultOf('noname-onvif-fault-wsse-time-check.txt').kind, 'clock')
  const old = faultOf('noname-onvif-fault-soap11.txt')
  assert.equal(old.kind, 'not_supported')
  assert.match(old.said, /SOAP-ENV:Client Method 'ns0:GetServices'/)
})

test('a web page with status 200 is no ONVIF', () => {
  assert.deepEqual(read(message('goahead-onvif-html-with-200.txt')), { ok: false, problem: { reason: 'not_onvif' } })
  assert.deepEqual(read('{"error":"no"}'), { ok: false, problem: { reason: 'not_onvif' } })
  assert.deepEqual(read(''), { ok: false, problem: { reason: 'not_onvif' } })
})

test('an envelope that lost its end is read when what it carries is whole', () => {
  const whole = message('hikvision-onvif-date-and-time.txt')
  const shortened = whole.slice(0, whole.indexOf('</env:Body>') + 4)
  assert.equal(read(shortened).ok, true)
  const half = read(whole.slice(0, whole.indexOf('<tt:LocalDateTime>')))
  assert.deepEqual(half, { ok: false, problem: { reason: 'rubbish' } })
})

test('a bomb is refused without being opened', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${envelope('', '<r>&b;</r>')}`
  assert.deepEqual(read(bomb), { ok: false, problem: { reason: 'rubbish' } })
  assert.deepEqual(read(envelope('', `${'<a>'.repeat(99)}`)), { ok: false, problem: { reason: 'too_large' } })
})
