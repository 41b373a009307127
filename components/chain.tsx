import type { ReportedFinding } from '../engine/report.ts';
import { unlistedWrapper } from '../engine/types.ts';
import { Address } from './address.tsx';
import { shortName } from './names.ts';
import { useReport } from './view.ts';

/** Who takes a wrapper off: its platform and its id. */
function WrapperName({ id }: { readonly id: string }) {
  const { text, report } = useReport();
  if (id === unlistedWrapper) return <span class="chain-wrapper">{text.t('wrapperUnlisted')}</span>;
  const owner = report.wrappers[id]?.platform;
  return (
    <span class="chain-wrapper">
      {owner === undefined
        ? text.t('wrapperUnnamed')
        : text.t('wrapperOf', { platform: shortName(owner, report.names, text) })}{' '}
      <code>{id}</code>
    </span>
  );
}

interface ChainProps {
  readonly finding: Pick<ReportedFinding, 'chain' | 'via' | 'target'>;
  /** False where the link was asked about and stands on no page. */
  readonly onPage?: boolean;
}

/** The way of a link from the outside in: every address on it, who wrapped it, and the true target. */
export function Chain({ finding, onPage = true }: ChainProps) {
  const { text } = useReport();
  const { chain, via, target } = finding;
  const direct = via.length === 0;
  const targetLabel = via.includes(unlistedWrapper) ? 'chainTargetLikely' : 'chainTarget';
  return (
    <div class="chain">
      <ol class="chain-steps">
        {chain.map((address, i) => {
          const wrapper = via[i];
          const last = address === target && i === chain.length - 1;
          const outermost = onPage ? 'chainOnPage' : 'chainAddress';
          const label = direct ? 'chainAddress' : last ? targetLabel : i === 0 ? outermost : 'chainInside';
          return (
            <li key={address} class="chain-step" data-target={last}>
              <span class="chain-label">{text.t(label)}</span>
              <Address address={address} />
              {wrapper !== undefined && <WrapperName id={wrapper} />}
            </li>
          );
        })}
        {target === null && (
          <li class="chain-step" data-target="true">
            <span class="chain-label">{text.t('chainTarget')}</span>
            <span>{text.t('chainUnreadable')}</span>
          </li>
        )}
      </ol>
    </div>
  );
}
