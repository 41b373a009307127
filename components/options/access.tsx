import { useText } from '../page-text.ts';
import { Switch } from '../switch.tsx';
import { Section } from './section.tsx';
import { Sites, type SitesProps } from './sites.tsx';

export interface AccessProps {
  readonly access: { readonly platforms: boolean; readonly everySite: boolean; readonly sites: readonly string[] };
  /** How many platforms the extension was made to read. */
  readonly platformCount: number;
  readonly onPlatforms: () => void;
  readonly onEverySite: (on: boolean) => void;
  readonly onAddSite: SitesProps['onAdd'];
  readonly onRemoveSite: SitesProps['onRemove'];
}

/** What may be read: three kinds, from little to all. */
export function AccessSection(props: AccessProps) {
  const { access, platformCount } = props;
  const text = useText();
  return (
    <Section title={text.t('optionsAccess')} note={text.t('optionsAccessNote')}>
      <div class="choice">
        <div class="choice-line">
          <h3>{text.t('optionsPlatforms')}</h3>
          {access.platforms ? (
            <p class="allowed">{text.t('optionsAllowed')}</p>
          ) : (
            <button type="button" class="button" onClick={props.onPlatforms}>
              {text.t('optionsAllow')}
            </button>
          )}
        </div>
        <p class="note">
          {text.plural('optionsPlatformsNote', platformCount)}
          {access.platforms && <> {text.t('optionsPlatformsRevoke')}</>}
        </p>
      </div>
      <div class="choice">
        <h3>{text.t('optionsOneSite')}</h3>
        <p class="note">{text.t('optionsOneSiteNote')}</p>
        <Sites
          label={text.t('optionsSite')}
          none={text.t('optionsSitesNone')}
          sites={access.sites}
          onAdd={props.onAddSite}
          onRemove={props.onRemoveSite}
        />
      </div>
      <div class="choice">
        <Switch
          label={text.t('optionsEverySite')}
          note={text.t('optionsEverySiteNote')}
          on={access.everySite}
          onSwitch={props.onEverySite}
        />
      </div>
      <p class="note">{text.t('optionsPrivate')}</p>
    </Section>
  );
}
