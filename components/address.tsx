import { useState } from 'preact/hooks';
import { useView } from './view.ts';

const parts = /^([a-z][a-z0-9+.-]*:(?:\/\/)?)([^/?#;]*)(.*)$/is;

/** What an address is called where there is little room: without scheme and `www.`. */
export function shortAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
}

/** Longer addresses are shown in part until the reader asks for the rest, unless that is next to nothing. */
const long = 180;
const nextToNothing = 40;

/** An address to be read closely: the host stands out, because it decides where one ends up. */
export function Address({ address }: { readonly address: string }) {
  const { text } = useView();
  const [whole, setWhole] = useState(false);
  const isLong = address.length > long + nextToNothing;
  const shown = whole || !isLong ? address : address.slice(0, long);
  const [, scheme = '', host = '', rest = shown] = parts.exec(shown) ?? [];
  return (
    <span class="address">
      <bdi dir="ltr" class="address-text">
        {scheme}
        <b>{host}</b>
        {rest}
        {shown.length < address.length && '…'}
      </bdi>
      {isLong && (
        <button type="button" class="text-button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? text.t('addressLess') : text.plural('addressMore', address.length - long)}
        </button>
      )}
    </span>
  );
}
