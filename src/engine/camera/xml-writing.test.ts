import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find, readXml, textOf } from './xml.ts'
import { escapeXml, withAttribute, withText, writeXml } from './xml-writing.ts'

const read = (text: string) => {
  const result = readXml(Buffer.from(text))
  assert.ok(result.ok)
  return result.value
}

test('text from a person cannot become XML', () => {
  assert.equal(escapeXml('</a><b x="1">&\u0000\u0007é'), '&lt;/a&gt;&lt;b x=&quot;1&quot;&gt;&amp;é')
})

test('a tree written and read again is the same tree', () => {
  const before = read('<a:r xmlns:a="urn:x" t="&quot;1&quot;"><b xmlns="urn:y"><c>&lt;&amp;</c></b><a:d/></a:r>')
  assert.deepEqual(read(writeXml(before)), before)
})

test('one thing is changed and the rest stays, in its order', () => {
  const before = read('<r xmlns="urn:x"><a>1</a><b><c>2</c><d>3</d></b></r>')
  const after = read(
    writeXml(withAttribute(withText(before, 'b/c', '9'), 'GovLength', '25'), { name: 'q', space: 'urn:q' }),
  )
  assert.deepEqual([after.name, after.space, after.attributes.get('GovLength')], ['q', 'urn:q', '25'])
  assert.deepEqual([textOf(after, 'a'), textOf(after, 'b/c'), textOf(after, 'b/d')], ['1', '9', '3'])
  assert.equal(find(after, 'b')?.space, 'urn:x')
  assert.equal(withText(before, 'b/nothing', '1'), before)
})
