// Watermark dialog: whose pictures bear the viewer's name, role by role. All ticked is everybody, also roles that are added later.

import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { RoleList } from '#contract/grant.ts'
import type { WatermarkSettings } from '#contract/privacy.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries, watermarkQuery } from '#web/queries.ts'
import { tickLook } from '#web/ui/camera-ticks.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { FormEnd } from '#web/ui/form-end.tsx'
import { ListComing } from '#web/ui/waiting.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { watermarkSettingsQuery } from './people-queries.ts'

type Own = { readonly roles: RoleList; readonly onClose: () => void }

export const WatermarkDialog = ({ roles, onClose }: Own) => {
  const say = useWords()
  const { data, error } = useQuery(watermarkSettingsQuery)
  return (
    <Dialog title={say('watermark_set')} onClose={onClose}>
      {data !== undefined ? (
        <Form roles={roles} settings={data} onClose={onClose} />
      ) : error !== null ? (
        <Complaint error={error} />
      ) : (
        <ListComing label={say('one_moment')} />
      )}
    </Dialog>
  )
}

const Form = ({ roles: { roles }, settings, onClose }: Own & { readonly settings: WatermarkSettings }) => {
  const say = useWords()
  const language = useLanguage()
  const keep = useMutation({
    mutationFn: (body: WatermarkSettings) => ask<WatermarkSettings>(paths.watermarkSettings, { method: 'PUT', body }),
    onSuccess: async kept => {
      queries.setQueryData(watermarkSettingsQuery.queryKey, kept)
      await queries.invalidateQueries({ queryKey: watermarkQuery.queryKey })
      onClose()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const ticked = new FormData(event.currentTarget).getAll('role').map(String)
    keep.mutate({ roles: ticked.length === roles.length ? null : ticked })
  }
  return (
    <form onSubmit={onSubmit} className="grid grid-cols-1 gap-5">
      <p className="text-quiet">{say('watermark_why')}</p>
      <fieldset className="grid gap-1.5">
        <legend className="pb-1.5 font-medium">{say('watermark_roles')}</legend>
        <div className="max-h-80 overflow-y-auto rounded-lg border border-line px-3 py-1">
          {roles.map(role => (
            <label key={role.code} className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                name="role"
                value={role.code}
                defaultChecked={settings.roles === null || settings.roles.includes(role.code)}
                className={tickLook}
              />
              <span className="min-w-0">{role[language]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <FormEnd doing={keep} label={say('save')} onCancel={onClose} />
    </form>
  )
}
