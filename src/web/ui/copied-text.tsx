// Copied text: something to take to another machine. Where the browser keeps the clipboard to itself (a page without TLS), the text is
// selected and copied the old way. It wraps: on a phone somebody may have to read it out.

import { useId, useRef, useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { useWords } from '#web/words/language.ts'

export const CopiedText = ({ label, text }: { readonly label: string; readonly text: string }) => {
  const say = useWords()
  const id = useId()
  const input = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState<string>()
  const copy = async () => {
    input.current?.select()
    if (await toClipboard(text)) setCopied(text)
  }
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <textarea
          ref={input}
          id={id}
          readOnly
          rows={1}
          value={text}
          onFocus={event => event.currentTarget.select()}
          className="field-sizing-content min-h-11 w-full min-w-0 resize-none break-all rounded-lg border border-line bg-night px-3 py-3 font-mono text-sm text-ink"
        />
        <Button aria-label={say('copy_of', { label })} onClick={() => void copy()}>
          {say('copy')}
        </Button>
      </div>
      <p role="status" className="text-sm text-quiet empty:hidden">
        {copied === text ? say('copied') : ''}
      </p>
    </div>
  )
}

const toClipboard = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return document.execCommand('copy') // of what is selected; where this fails too, it stays selected for Ctrl+C
  }
}
