/** The sandbox broker: both customs offices and what they ask before they let go. */
import { at } from './calendar.ts';
import { gateOut, sailIfFree } from './carrier.ts';
import type { Filing } from './partner-requests.ts';
import { silent, type Plot, type Turn } from './plot.ts';
import type { Saying } from './saying.ts';

type Word =
  'accepted' | 'rejected' | 'held' | 'under_examination' | 'duty_due' | 'released' | 'withdrawn';

export function filed(plot: Plot, filing: Filing): Turn {
  const { declarationId } = filing;
  if (filing.kind === 'ISF') {
    const accepted = word(declarationId, 'accepted', at(plot, 'ready', 2, '02:00'));
    return thenSail({ ...plot, isfAccepted: true }, [accepted]);
  }
  return filing.kind === 'EXPORT'
    ? exportFiled(plot, declarationId)
    : importFiled({ ...plot, importEntry: filing });
}

/** Undo of a filing. */
export function withdrawn(plot: Plot, declarationId: string): Turn {
  return { plot, says: [word(declarationId, 'withdrawn', at(plot, 'ready', 4, '08:00'))] };
}

export function holdAnswered(plot: Plot, declarationId: string): Turn {
  return plot.importEntry ? { plot, says: [dutyDue(plot, declarationId, 3)] } : silent(plot);
}

export function dutyPaid(plot: Plot, declarationId: string, paymentReference: string): Turn {
  if (plot.entryReleased) return silent(plot);
  const detail = `Paid under ${paymentReference}`;
  const released = { ...plot, entryReleased: true };
  return {
    plot: released,
    says: [
      word(declarationId, 'released', at(plot, 'arrival', 4, '10:00'), { detail }),
      ...gateOut(released),
    ],
  };
}

function exportFiled(plot: Plot, declarationId: string): Turn {
  if (plot.scenario === 'export-rejected' && declarationId.endsWith('-v1')) {
    const detail = 'Declared net weight differs from the warehouse booking';
    return {
      plot,
      says: [
        word(declarationId, 'rejected', at(plot, 'ready', 2, '01:30'), {
          reasonCode: 'NET_WEIGHT',
          detail,
        }),
      ],
    };
  }
  return thenSail({ ...plot, exportReleased: true }, [
    word(declarationId, 'accepted', at(plot, 'ready', 2, '01:30')),
    word(declarationId, 'released', at(plot, 'ready', 2, '07:45'), {
      entryNumber: exportNumberOf(plot),
    }),
  ]);
}

function importFiled(plot: Plot): Turn {
  const declarationId = plot.importEntry?.declarationId ?? '';
  const accepted = word(declarationId, 'accepted', at(plot, 'arrival', 1, '14:00'), {
    entryNumber: entryNumberOf(plot),
  });
  const asked = word(declarationId, 'held', at(plot, 'arrival', 1, '18:30'), {
    reasonCode: 'DOCUMENTS_REQUIRED',
    detail: 'Test report of the goods is asked for',
    requiredDocuments: ['TEST_REPORT'],
    freeTimeEndsAt: at(plot, 'arrival', 6, '00:00'),
  });
  if (plot.scenario === 'customs-hold') return { plot, says: [accepted, asked] };
  const exam = word(declarationId, 'under_examination', at(plot, 'arrival', 2, '09:00'), {
    detail: 'Tail gate examination',
  });
  return {
    plot,
    says: [accepted, ...(plot.scenario === 'exam' ? [exam] : []), dutyDue(plot, declarationId, 3)],
  };
}

function thenSail(plot: Plot, says: readonly Saying[]): Turn {
  const sailing = sailIfFree(plot);
  return { plot: sailing.plot, says: [...says, ...sailing.says] };
}

/** What customs wants is what the entry declares it owes. */
function dutyDue(plot: Plot, declarationId: string, days: number): Saying {
  const amountDue = amountOf(plot.importEntry?.data);
  return word(declarationId, 'duty_due', at(plot, 'arrival', days, '09:30'), { amountDue });
}

function amountOf(data: Filing['data'] | undefined): unknown {
  return data?.['totalDue'] ?? { amount: '100.00', currency: 'USD' };
}

/** A CBP entry number: filer code, seven digits, check digit. Made of the shipment's id: the same shipment, the same entry. */
function entryNumberOf({ shipmentId }: Plot): string {
  const digits = Array.from(shipmentId.slice(-7), (char) => String(char.charCodeAt(0) % 10)).join(
    '',
  );
  return `SBX-${digits}-${luhnDigit(`729${digits}`)}`;
}

/** 18 digits: customs office (Dapeng), year, 0 for export, nine of its own; made of the shipment's id. */
function exportNumberOf(plot: Plot): string {
  const year = at(plot, 'ready', 2, '07:45').slice(0, 4);
  const own = Array.from(plot.shipmentId.slice(-9), (char) => String(char.charCodeAt(0) % 10));
  return `5316${year}0${own.join('')}`;
}

/** As CBP appends it to the filer code (letters on a telephone's keys) and the entry's seven digits. */
function luhnDigit(digits: string): string {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1))
    .reduce((total, doubled) => total + Math.floor(doubled / 10) + (doubled % 10), 0);
  return String((10 - (sum % 10)) % 10);
}

function word(declarationId: string, said: Word, statedAt: string, more: object = {}): Saying {
  const eventId = `${declarationId}-${said}`;
  return {
    source: 'customs',
    eventId,
    body: {
      type: `customs.declaration.${said}`,
      eventId,
      timestamp: statedAt,
      data: { declarationId, statedAt, ...more },
    },
  };
}
