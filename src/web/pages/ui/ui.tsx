// The design system on one page: everything of ui/, in both themes beside each other, in the language that is chosen. For whoever builds a
// page; linked from nowhere.

import { useEffect } from 'react'
import { LanguageSwitch } from '#web/ui/language-switch.tsx'
import { useTheme } from '#web/ui/theme.ts'
import { useWords } from '#web/words/language.ts'
import { Controls } from './controls.tsx'
import { Letters } from './letters.tsx'
import { Lists } from './lists.tsx'
import { Messages } from './messages.tsx'

export const UiPage = () => {
  const say = useWords()
  const own = useTheme()
  useEffect(() => {
    document.title = `${say('ui_title')} · ${say('product')}`
  }, [say])
  return (
    <div className="grid gap-4 px-3 py-6 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">{say('ui_title')}</h1>
        <LanguageSwitch className="border border-line" />
      </div>
      <div className="grid gap-6 xl:grid-cols-2">
        {([own, own === 'dark' ? 'light' : 'dark'] as const).map(theme => (
          <div
            key={theme}
            data-theme={theme}
            className="grid min-w-0 content-start gap-6 rounded-2xl bg-night p-4 sm:p-6"
          >
            <Letters />
            <Controls />
            <Lists />
            <Messages />
          </div>
        ))}
      </div>
    </div>
  )
}
