// Encrypt dialog: the bundle as one encrypted file, by a passphrase or to a recipient's public key. The passphrase is made here, shown once and kept
// nowhere: it goes another way than the file.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Encrypted, EncryptedAsk, Extraction } from '#contract/extraction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { CopiedText } from '#web/ui/copied-text.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { useWords } from '#web/words/language.ts'
import { newPassphrase } from './new-passphrase.ts'
import { TextArea } from './text-area.tsx'

export const EncryptDialog = ({
  extraction,
  onClose,
}: {
  readonly extraction: Extraction
  readonly onClose: () => void
}) => {
  const say = useWords()
  const [kind, setKind] = useState<EncryptedAsk['kind']>('passphrase')
  const [passphrase, setPassphrase] = useState(newPassphrase)
  const [recipient, setRecipient] = useState('')
  const [short, setShort] = useState(false)
  const encrypting = useMutation({
    mutationFn: (body: EncryptedAsk) =>
      ask<Encrypted>(paths.extraction(extraction.id, '/encrypted'), { method: 'POST', body }),
    onSuccess: ({ href }) => location.assign(href),
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const wrong = kind === 'recipient' && !/^age1[a-z0-9]{50,}$/m.test(recipient.trim())
    setShort(wrong)
    if (wrong) return
    encrypting.mutate(kind === 'passphrase' ? { kind, passphrase } : { kind, recipient: recipient.trim() })
  }
  return (
    <Dialog title={say('deed_save_encrypted')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4" noValidate>
        <Segments
          label={say('encrypt_by')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'passphrase', label: say('encrypt_passphrase') },
            { value: 'recipient', label: say('encrypt_recipient') },
          ]}
        />
        {kind === 'passphrase' ? (
          <>
            <CopiedText label={say('encrypt_this')} text={passphrase} />
            <Button className="justify-self-start" onClick={() => setPassphrase(newPassphrase())}>
              {say('encrypt_other')}
            </Button>
            <p className="text-warn">{say('encrypt_passphrase_why')}</p>
          </>
        ) : (
          <TextArea
            label={say('encrypt_recipient_key')}
            hint={say('encrypt_recipient_why')}
            placeholder="age1…"
            maxLength={5000}
            spellCheck={false}
            value={recipient}
            complaint={short ? say('encrypt_recipient_wrong') : undefined}
            onChange={event => setRecipient(event.target.value)}
          />
        )}
        <p className="text-sm text-quiet">{say('encrypt_open')}</p>
        {encrypting.isSuccess && (
          <p role="status" className="font-medium">
            {say('encrypt_begun')}
          </p>
        )}
        <FormEnd doing={encrypting} label={say('deed_save_encrypted')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
