// Language switch: names the other language in that language, so that who needs it can read it.

import { chooseLanguage, useLanguage, useWords } from '#web/words/language.ts'
import { Button } from './button.tsx'

export const LanguageSwitch = ({ className = '' }: { readonly className?: string }) => {
  const language = useLanguage()
  const say = useWords()
  const other = language === 'vi' ? 'en' : 'vi'
  return (
    <Button weight="quiet" lang={other} className={className} onClick={() => void chooseLanguage(other)}>
      {say('other_language')}
    </Button>
  )
}
