import assert from 'node:assert/strict'
import { test } from 'node:test'
import { all, find, MOST_XML_BYTES, numberOf, readXml, textOf, truthOf, type XmlElement } from './xml.ts'

const read = (text: string, cut = false): XmlElement => {
  const result = readXml(Buffer.from(text), { cut })
  assert.ok(result.ok, result.ok ? '' : result.problem)
  return result.value
}
const refused = (text: string | Buffer): string => {
  const result = readXml(Buffer.from(text))
  return result.ok ? 'read' : result.problem
}

test('names are local, namespaces are kept whatever the prefix', () => {
  const root = read('<a:One xmlns:a="urn:x" token="7"><Two xmlns="urn:y">2</Two><a:Two>3</a:Two></a:One>')
  assert.deepEqual([root.name, root.space, root.attributes.get('token')], ['One', 'urn:x', '7'])
  assert.deepEqual(
    all(root, 'Two').map(({ space, text }) => [space, text]),
    [
      ['urn:y', '2'],
      ['urn:x', '3'],
    ],
  )
})

test('texts, numbers and truths are found by path, and nothing is invented where there is none', () => {
  const root = read('<r><a><b> 12 </b><c/><d>TRUE</d><e>0</e><f>12x</f><g>Infinity</g></a></r>')
  assert.equal(textOf(root, 'a/b'), '12')
  assert.equal(numberOf(root, 'a/b'), 12)
  assert.deepEqual([textOf(root, 'a/c'), textOf(root, 'x/y')], [undefined, undefined])
  assert.deepEqual([truthOf(root, 'a/d'), truthOf(root, 'a/e'), truthOf(root, 'a/b')], [true, false, undefined])
  assert.deepEqual(
    [numberOf(root, 'a/f'), numberOf(root, 'a/g'), numberOf(undefined, 'a')],
    [undefined, undefined, undefined],
  )
})

test('a DOCTYPE is refused, and with it every entity that could be declared', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><lolz>&lol2;</lolz>`
  assert.equal(refused(bomb), 'doctype')
  assert.equal(refused('<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>'), 'doctype')
  assert.equal(read('<r>&lt;&#78;&nbsp;&lol;</r>').text, '<N&nbsp;&lol;', 'an entity that XML does not know stays text')
})

test('depth, number of elements, attributes and bytes are bounded', () => {
  assert.equal(refused(`${'<a>'.repeat(60)}${'</a>'.repeat(60)}`), 'too_deep')
  assert.equal(refused(`<a>${'<b/>'.repeat(50_000)}</a>`), 'too_many')
  const many = Array.from({ length: 100 }, (_, i) => `a${i}="1"`).join(' ')
  assert.equal(refused(`<a ${many}/>`), 'too_many')
  assert.equal(refused(Buffer.alloc(MOST_XML_BYTES + 1, 0x20)), 'too_large')
})

test('what is made to be slow is not', () => {
  const attributes = Array.from({ length: 150_000 }, (_, i) => `a${i}="1"`).join(' ')
  const slow = [
    `<a ${attributes}/>`,
    'x'.repeat(2e6),
    `<a>${'&'.repeat(2e6)}</a>`,
    `<a/>${'x'.repeat(2e6)}`,
    '<'.repeat(2e6),
  ]
  const began = performance.now()
  for (const text of slow) readXml(Buffer.from(text), { cut: true })
  assert.ok(performance.now() - began < 20_000, 'unbounded, the first alone takes a minute')
})

test('what cameras do and strict XML forbids is forgiven', () => {
  assert.equal(read('\ufeff\r\n\r\n<?xml version="1.0"?><r>1</r>').text, '1')
  const uri = read('<r><u>rtsp://a/user=x&password=&channel=1</u></r>')
  assert.equal(textOf(uri, 'u'), 'rtsp://a/user=x&password=&channel=1')
  assert.equal(all(read(`<r>${'<tt:a/>'.repeat(5000)}</r>`), 'a').length, 5000)
  const unbound = read('<tt:r><tt:a>1</tt:a></tt:r>')
  assert.deepEqual([unbound.name, unbound.space, textOf(unbound, 'a')], ['r', 'tt', '1'])
  assert.equal(read('<r><![CDATA[<b>]]></r>').text, '<b>')
})

test('a document that was cut is not read, unless what there is of it is asked for', () => {
  const half = '<r><a>1</a><b>2'
  assert.equal(refused(half), 'not_xml')
  const root = read(half, true)
  assert.equal(root.closed, false)
  assert.deepEqual([find(root, 'a')?.closed, find(root, 'b')?.closed], [true, false])
})

test('what is not XML is said to be none', () => {
  for (const text of ['', 'HTTP/1.1 200 OK', '<', '<a', '<a></b>', '{"a":1}', '<a><b></a></b>'])
    assert.equal(refused(text), 'not_xml', text)
})

test('Chinese encodings are read as they declare themselves', () => {
  const gb = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="gb2312"?><r>'),
    Buffer.from([0xc9, 0xe3, 0xcf, 0xf1]),
    Buffer.from('</r>'),
  ])
  const result = readXml(gb)
  assert.equal(result.ok && result.value.text, '摄像')
})
