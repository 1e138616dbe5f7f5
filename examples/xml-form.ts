/** Reads the form data of an app as typed values, changes one, and writes XML its schema accepts. */
import { melding } from "altinnkit/altinn2/xml/forms/SERES/5742/34627";
import { fromXml, toXml } from "altinnkit/xml";

const received = `<melding dataFormatProvider="SERES" dataFormatId="5742" dataFormatVersion="34627">
  <Innrapportoer>
    <geek><navn>Kari Fjord</navn><foedselsdato>1990-01-31</foedselsdato><epost>kari@fjord.test</epost></geek>
  </Innrapportoer>
  <InnrapporterteData><geekType>frontend</geekType></InnrapporterteData>
</melding>`;

const form = fromXml(melding, received);
console.log(`${form.Innrapportoer.geek.navn} works with ${form.InnrapporterteData.geekType}`);

const changed = {
  ...form,
  // In any order: the schema's order is what is written.
  InnrapporterteData: { altinnErfaringAAr: "7", geekType: "backend" as const },
};
console.log(toXml(melding, changed));
