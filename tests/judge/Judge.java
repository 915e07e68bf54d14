import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult.ValidationError;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDFs: each line of standard input is a flavour, a tab and a file; each answer is a line of JSON. One process
 * judges as many files as its caller has, because a virtual machine takes longer to start than a file to judge, several at a time.
 * Flavours: those of veraPDF (2a, 3a, ua1, ...) and "preflight", PDFBox's PDF/A-1b. An answer is
 * {"valid": true or false, "checks": number, "failures": [{"rule", "count", "message", "where"}]}, or {"error": text}
 * for a file that the judge cannot read.
 */
public class Judge {
  private static final PrintStream ANSWERS = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private record Failure(String rule, int count, String message, String where) {
    String json() {
      return String.format(
          "{\"rule\": %s, \"count\": %d, \"message\": %s, \"where\": %s}", quoted(rule), count, quoted(message), quoted(where));
    }
  }

  private static String quoted(String text) {
    if (text == null) return "\"\"";
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') json.append('\\').append(c);
      else if (c < ' ' || c > '~') json.append(String.format("\\u%04x", (int) c));
      else json.append(c);
    }
    return json.append('"').toString();
  }

  private static String answer(boolean valid, int checks, List<Failure> failures) {
    StringBuilder list = new StringBuilder();
    for (Failure failure : failures) list.append(list.length() == 0 ? "" : ", ").append(failure.json());
    return String.format("{\"valid\": %b, \"checks\": %d, \"failures\": [%s]}", valid, checks, list);
  }

  private static String verapdf(String flavourName, File file) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.fromString(flavourName);
    if (flavour == PDFAFlavour.NO_FLAVOUR) throw new IllegalArgumentException("unknown flavour " + flavourName);
    try (FileInputStream in = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      List<Failure> failures = new ArrayList<>();
      result.getFailedChecks().forEach((rule, count) -> {
        String message = "", where = "";
        for (TestAssertion assertion : result.getTestAssertions()) {
          if (assertion.getStatus() == TestAssertion.Status.FAILED && assertion.getRuleId().equals(rule)) {
            message = assertion.getMessage();
            where = assertion.getLocation().getContext();
            break;
          }
        }
        failures.add(new Failure(rule.getClause() + "-" + rule.getTestNumber(), count, message, where));
      });
      return answer(result.isCompliant(), result.getTotalAssertions(), failures);
    }
  }

  private static String preflight(File file) throws Exception {
    PreflightParser parser = new PreflightParser(file);
    try (PreflightDocument document = (PreflightDocument) parser.parse()) {
      org.apache.pdfbox.preflight.ValidationResult result = document.validate();
      Map<String, Failure> failures = new LinkedHashMap<>();
      for (ValidationError error : result.getErrorsList()) {
        Failure before = failures.get(error.getErrorCode());
        failures.put(error.getErrorCode(),
            before == null ? new Failure(error.getErrorCode(), 1, error.getDetails(), "page " + error.getPageNumber())
                           : new Failure(before.rule, before.count + 1, before.message, before.where));
      }
      return answer(result.isValid(), 1, List.copyOf(failures.values()));
    }
  }

  public static void main(String[] arguments) throws Exception {
    // Both libraries log to the console what they also report.
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    ExecutorService workers = Executors.newFixedThreadPool(Math.min(4, Runtime.getRuntime().availableProcessors()));
    // Answers leave in the order of the jobs; both ends of the pipe wait for neither.
    ExecutorService printer = Executors.newSingleThreadExecutor();
    BufferedReader jobs = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String job = jobs.readLine(); job != null; job = jobs.readLine()) {
      final String given = job;
      Future<String> answer = workers.submit(() -> judged(given));
      printer.submit(() -> {
        ANSWERS.println(answer.get());
        return null;
      });
    }
    workers.shutdown();
    printer.shutdown();
  }

  private static String judged(String job) {
    String[] parts = job.split("\t", 2);
    try {
      File file = new File(parts[1]);
      return parts[0].equals("preflight") ? preflight(file) : verapdf(parts[0], file);
    } catch (Exception | StackOverflowError problem) {
      return "{\"error\": " + quoted(problem.toString()) + "}";
    }
  }
}
