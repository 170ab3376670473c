package io.github.stepwise.database;
import io.github.stepwise.schema.*;
import io.github.stepwise.catalog.*;
import io.github.stepwise.testing.*;
import java.util.*;
import org.junit.jupiter.api.Test;
class ScratchTest {
  @Test void t() throws Exception {
    StringBuilder out = new StringBuilder();
    try {
    Catalog catalog = Catalog.load();
    for (Engine e : Servers.available()) {
      Dialect d = Dialect.of(e);
      for (String sample : List.of("1.2.40","broken-4701")) {
      try (TestDatabase db = Servers.create(e, sample); var c = db.connect()) {
        List<String> applied = new ArrayList<>();
        try (var s=c.createStatement(); var r=s.executeQuery("select app, name from django_migrations")) { while (r.next()) applied.add(r.getString(1)+"."+r.getString(2)); }
        long a=System.nanoTime();
        Schema live = d.introspect(c);
        long b=System.nanoTime();
        out.append("== "+e+" "+sample+" introspected in "+(b-a)/1000000+" ms, tables "+live.tables().size()+" extras "+live.extras()+"\n");
        try {
        Schema expected = d.materialize(catalog.fold(e, applied));
        for (Difference x : new SchemaDifferences(e, true).between(expected, live)) out.append(x+"\n");
        } catch (Exception x) { out.append(x+"\n"); }
      }}
    }
    } catch (Exception x) { out.append(x+"\n"); java.io.StringWriter w = new java.io.StringWriter(); x.printStackTrace(new java.io.PrintWriter(w)); out.append(w); }
    java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/dlt/scratch.txt"), out.toString());
  }
}
