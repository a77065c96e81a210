import { t } from '@lingui/core/macro';
import './Chart.css';
import tableIcon from 'lucide/dist/esm/icons/table-2.mjs';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../../../ui/icon/Icon';

/** A chart as a table: what its first column says, and a row for each part. */
export type ChartTable = {
  head: string[];
  rows: { key: string; name: string; href: string | null; cells: string[] }[];
};

/** A chart with its title and what it comes to in words; a table with the same numbers takes its place on request. */
export function Chart(props: {
  title: string;
  /** Below the title, in one line: its room is kept while it is empty. */
  summary: ComponentChildren;
  table: ChartTable;
  /** Whether it is of amounts. */
  isPrivate?: boolean;
  /** What a dashed line stands for, when there is one: "7 days before". */
  dashed?: string | null;
  children: ComponentChildren;
}) {
  const title = useId();
  const [isTable, setIsTable] = useState(false);
  return (
    <figure class={props.isPrivate ? 'chart chart-private' : 'chart'} aria-labelledby={title}>
      <figcaption>
        <h2 id={title}>{props.title}</h2>
        <div class="chart-summary soft">
          {props.isPrivate && props.summary ? <span class="private">{props.summary}</span> : props.summary}
          {props.dashed && (
            <span class="chart-key">
              <svg width="20" height="12" class="line-before" aria-hidden="true">
                <line x1="0" y1="6" x2="20" y2="6" />
              </svg>
              {props.dashed}
            </span>
          )}
        </div>
      </figcaption>
      <button
        type="button"
        class="plain icon-only chart-switch"
        aria-pressed={isTable}
        aria-label={tableText(props.title)}
        title={t`As table`}
        onClick={() => setIsTable(!isTable)}
      >
        <Icon of={tableIcon} />
      </button>
      {isTable ? <Table {...props.table} title={title} /> : props.children}
    </figure>
  );
}

function Table({ head, rows, title }: ChartTable & { title: string }) {
  return (
    // Reached by the Tab key, because it may have no link to go to and more rows than there is room for.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section class="chart-table" aria-labelledby={title} tabIndex={0}>
      <table aria-labelledby={title}>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, href, cells }) => (
            <tr key={key}>
              <th scope="row">{href === null ? <bdi>{name}</bdi> : <a href={href}>{name}</a>}</th>
              {cells.map((cell, place) => (
                <td key={head[place + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function tableText(chart: string): string {
  return t`Show “${chart}” as a table`;
}
